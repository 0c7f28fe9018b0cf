package dev.kontor.search.index;

import dev.kontor.search.index.Document.Learned;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes documents into slots: one statement for many. Only differences are written.
@Repository
class DocumentRepository {

    private static final String WRITE = """
            insert into %1$s as d (product_id, published_at, popularity, availability, prices, facets, packed, numbers,
                title, sort_title, words)
            select f.id, f.published_at, f.popularity, f.availability, f.prices::bigint[], f.facets::integer[],
                decode(f.packed, 'hex'), f.numbers::jsonb, f.title, f.name,
                setweight(f.name_words, 'A')
                || setweight(to_tsvector(:config::regconfig, f.codes), 'B')
                || setweight(to_tsvector(:config::regconfig, f.around), 'C')
                || setweight(to_tsvector(:config::regconfig, f.description), 'D')
                || array_to_tsvector(string_to_array(f.marks, ' ')
                    || array(select '~' || stem from unnest(tsvector_to_array(f.name_words)) stem))
            from (
                select u.*, to_tsvector(:config::regconfig, u.titled) as name_words
                from unnest(:ids::uuid[], :times::timestamptz[], :sold::integer[], :availability::smallint[],
                    :prices::text[], :facets::text[], :packed::text[], :numbers::text[], :titles::text[], :names::text[],
                    :titled::text[], :codes::text[], :around::text[], :descriptions::text[], :marks::text[])
                    as u (id, published_at, popularity, availability, prices, facets, packed, numbers, title, name,
                        titled, codes, around, description, marks)
            ) f
            order by f.id
            on conflict (product_id) do update set published_at = excluded.published_at,
                popularity = excluded.popularity, availability = excluded.availability, prices = excluded.prices,
                facets = excluded.facets, packed = excluded.packed, numbers = excluded.numbers, title = excluded.title,
                sort_title = excluded.sort_title, words = excluded.words
            where (d.published_at, d.popularity, d.availability, d.prices, d.facets, d.packed, d.numbers, d.title, d.words)
                is distinct from (excluded.published_at, excluded.popularity, excluded.availability, excluded.prices,
                    excluded.facets, excluded.packed, excluded.numbers, excluded.title, excluded.words)
            """;

    private static final int MAX_COUNTED = 20_000;

    private final JdbcClient jdbc;

    DocumentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Data that documents need in addition.
    record Numbers(Map<String, Integer> places, Map<Facet, Integer> facets) {}

    void write(Slot slot, List<Document> documents, Numbers numbers) {
        jdbc.sql(WRITE.formatted(slot.table()))
                .param("config", slot.config())
                .param("ids", texts(documents, document -> document.facts().id()))
                .param("times", texts(documents, document -> document.facts().publishedAt()))
                .param("sold", integers(documents, document -> document.facts().sold()))
                .param(
                        "availability",
                        integers(
                                documents,
                                document -> document.facts().availability().ordinal()))
                .param("prices", texts(documents, document -> document.priceArray(numbers.places())))
                .param("facets", texts(documents, document -> document.facetArray(numbers.facets())))
                .param("packed", texts(documents, document -> document.packedFacets(numbers.facets())))
                .param(
                        "numbers",
                        texts(
                                documents,
                                document -> document.facts().attributes().numberObject()))
                .param("titles", texts(documents, Document::title))
                .param("names", texts(documents, document -> document.words().words()))
                .param("titled", texts(documents, document -> document.words().all()))
                .param("codes", texts(documents, Document::codes))
                .param("around", texts(documents, document -> document.around().all()))
                .param(
                        "descriptions",
                        texts(documents, document -> document.description().all()))
                .param("marks", texts(documents, document -> String.join(" ", document.marks())))
                .update();
        saveVocabulary(slot, documents);
    }

    void delete(Slot slot, Collection<UUID> products) {
        jdbc.sql("delete from %s where product_id = any (:ids::uuid[])".formatted(slot.table()))
                .param("ids", products)
                .update();
    }

    /// The products in a slot that are no longer published. Reads the whole slot.
    List<UUID> unpublished(Slot slot) {
        return jdbc.sql("""
                        select d.product_id from %s d
                        where not exists (select from catalog.pub_products p where p.product_id = d.product_id)
                        """.formatted(slot.table())).query(UUID.class).list();
    }

    /// Deletes those of the products that are still not published.
    void deleteUnpublished(Slot slot, Collection<UUID> products) {
        jdbc.sql("""
                        delete from %s d
                        where d.product_id = any (:ids::uuid[])
                          and not exists (select from catalog.pub_products p where p.product_id = d.product_id)
                        """.formatted(slot.table())).param("ids", products).update();
    }

    /// The products that have one of the facets.
    List<UUID> having(Slot slot, Collection<Facet> facets) {
        return jdbc.sql("""
                        select d.product_id from %s d
                        where d.facets && array(
                            select f.id from search.facet_values f
                            join unnest(:dimensions::text[], :values::text[]) w (dimension, value)
                                on f.dimension = w.dimension and f.value = w.value)
                        """.formatted(slot.table()))
                .param("dimensions", facets.stream().map(Facet::dimension).toList())
                .param("values", facets.stream().map(Facet::value).toList())
                .query(UUID.class)
                .list();
    }

    /// Recounts how many products have each word, and deletes unused words. In a very large shop a sample of the
    /// products is counted, and nothing is deleted.
    void recount(Slot slot) {
        long products = jdbc.sql("select greatest(reltuples, 0)::bigint from pg_class where oid = :table::regclass")
                .param("table", slot.table())
                .query(Long.class)
                .single();
        long step = Math.max(1, products / MAX_COUNTED);
        jdbc.sql("""
                        with counted as materialized (
                            select word as lexeme, ndoc from ts_stat(:documents, 'abcd')
                        ), titled as materialized (
                            select word as lexeme, ndoc from ts_stat(:documents, 'a')
                        ), gone as (
                            delete from search.vocabulary v
                            where v.locale = :locale and :step = 1
                            and not exists (select from counted c where c.lexeme = v.lexeme)
                        )
                        update search.vocabulary v
                        set products = c.ndoc * :step::integer, titles = coalesce(t.ndoc, 0) * :step::integer
                        from counted c
                        left join titled t on t.lexeme = c.lexeme
                        where v.locale = :locale and c.lexeme = v.lexeme
                        and (v.products, v.titles)
                            <> (c.ndoc * :step::integer, coalesce(t.ndoc, 0) * :step::integer)
                        """)
                .param("step", step)
                .param(
                        "documents",
                        "select words from " + slot.table()
                                + (step == 1 ? "" : " tablesample system (" + Math.max(1, 100 / step) + ")"))
                .param("locale", slot.locale())
                .update();
    }

    /// Adds new words. A word without a stem is a stop word in this language, such as "the".
    private void saveVocabulary(Slot slot, List<Document> documents) {
        var words = new TreeMap<String, Learned>();
        documents.forEach(document ->
                document.vocabulary().forEach(learned -> words.merge(learned.word(), learned, Learned::and)));
        jdbc.sql("""
                        insert into search.vocabulary as v (locale, word, lexeme, products, titles, named, joined)
                        select :locale, w.word, (tsvector_to_array(w.stems))[1], 1, w.titled::integer, w.named,
                            w.joined
                        from (
                            select u.*, to_tsvector(:config::regconfig, u.word) as stems
                            from unnest(:words::text[], :titled::boolean[], :named::boolean[], :joined::boolean[])
                                u (word, titled, named, joined)
                            where not exists (
                                select from search.vocabulary k
                                where k.locale = :locale and k.word = u.word and (u.joined or not k.joined)
                                and (k.titles > 0 or not u.titled) and (k.named or not u.named))
                        ) w
                        where length(w.stems) > 0
                        order by w.word
                        on conflict (locale, word) do update set joined = v.joined and excluded.joined,
                            named = v.named or excluded.named,
                            titles = greatest(v.titles, excluded.titles)
                        """)
                .paramSource(slot)
                .param("words", words.keySet())
                .param("titled", words.values().stream().map(Learned::titled).toArray(Boolean[]::new))
                .param("named", words.values().stream().map(Learned::named).toArray(Boolean[]::new))
                .param("joined", words.values().stream().map(Learned::joined).toArray(Boolean[]::new))
                .update();
    }

    private static String[] texts(List<Document> documents, Function<Document, Object> value) {
        return documents.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    private static Integer[] integers(List<Document> documents, Function<Document, Integer> value) {
        return documents.stream().map(value).toArray(Integer[]::new);
    }
}
