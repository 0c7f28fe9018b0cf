package dev.kontor.search.query;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.search.SuggestionRequest;
import dev.kontor.search.Suggestions;
import dev.kontor.shared.database.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the completions of a partial text: one statement.
@Repository
class SuggestionQueries {

    private static final String SUGGEST = """
            with size as materialized (
                select coalesce(sum(v.titles), 0)::float8 as titles, (
                    select greatest(c.reltuples, 0)::float8 from pg_class c where c.oid = '%1$s'::regclass) as products
                from search.vocabulary v
                where v.locale = :slotLocale and v.word ~>=~ :begins and v.word ~<~ (:begins || chr(1114111))
            ), walk as materialized (
                select d.product_id from (
                    select l.product_id, l.popularity, l.sort_title, l.words from %1$s l
                    where (
                        select s.titles > 0 and case
                            when :single then :passing * :products * s.products / s.titles < s.titles
                            else s.titles * :several >= s.products end
                        from size s)
                    order by l.popularity desc, l.product_id desc limit :longest) d
                where ' ' || d.sort_title like :beginsTitleWord and d.words @@ :titles::tsquery%2$s
                order by d.popularity desc, d.product_id desc limit :products
            )
            (select 'TERM' as kind, t.word, null::uuid as id
             from (
                 select v.word, v.lexeme, v.products from search.vocabulary v
                 where v.locale = :slotLocale and not v.joined
                 and v.word ~>=~ :begins and v.word ~<~ (:begins || chr(1114111))
                 order by v.products desc, v.word limit :terms) t
             where t.products > :rare or exists (
                 select from %1$s d where d.words @@ ('''' || t.lexeme || '''')::tsquery%2$s)
             order by t.products desc, t.word)
            union all
            (select 'CATEGORY', null, t.category_id
             from catalog.pub_category_translations t
             where (t.locale = :locale or t.locale = :fallback and not exists (
                 select from catalog.pub_category_translations w
                 where w.category_id = t.category_id and w.locale = :locale))
             and %3$s like any (array[
                 (select %4$s), (select %5$s)])
             order by length(t.name), t.name, t.category_id limit :categories)
            union all
            (select 'PRODUCT', null, w.product_id from walk w)
            union all
            (select 'PRODUCT', null, d.product_id
             from %1$s d
             where (select count(*) from walk) < :products and d.words @@ :titles::tsquery%2$s
             order by d.popularity + 0 desc, d.product_id desc limit :products)
            """;

    /// Names of categories are compared like all texts of a search: without case and accents.
    private static final String NAME = Sql.alphabetical("t.name");

    private static final String BEGINS_NAME = Sql.alphabetical("cast(:beginsName as text)");
    private static final String BEGINS_WORD = Sql.alphabetical("cast(:beginsWord as text)");

    /// The words that some product of the channel has.
    private static final String SOLD = """
            select w.word from unnest(:words::text[]) with ordinality w (word, place)
            where exists (
                select from %s d
                where d.words @@ (''''
                    || (tsvector_to_array(to_tsvector(:config::regconfig, w.word)))[1] || '''')::tsquery%s)
            order by w.place limit :most
            """;

    /// Few products have all of several words, and the others are stored out of line: one in this many must have
    /// the last word.
    private static final int SEVERAL = 2;

    /// The vocabulary forgets words once an hour. A word of at most this many products is looked up, so that the name
    /// of a product is not suggested after it was unpublished. In a channel that sells only a part, all words
    /// are looked up.
    private static final int RARE = 50;

    private final JdbcClient jdbc;
    private final Ways ways;

    @Autowired
    SuggestionQueries(JdbcClient jdbc) {
        this(jdbc, new Ways(5_000, 1));
    }

    SuggestionQueries(JdbcClient jdbc, Ways ways) {
        this.jdbc = jdbc;
        this.ways = ways;
    }

    /// Two ways to find the best-selling products with a word that begins with the text: a scan in order of sales that
    /// compares titles as texts, fast for frequent words, and a sort of all matches of the word index. The sort
    /// follows a scan that finds too few.
    ///
    /// @param longest the scan ends after this many products
    /// @param passing cost of skipping a product, relative to sorting one
    record Ways(int longest, int passing) {}

    /// The result of the statement. Sorting all matches returns the products of the scan again, in the same order.
    private record Found(Set<String> terms, List<CategoryId> categories, Set<ProductId> products) {

        Found() {
            this(new LinkedHashSet<>(), new ArrayList<>(), new LinkedHashSet<>());
        }
    }

    Suggestions suggest(SuggestionRequest request, IndexView reading) {
        var last = reading.words().getLast();
        var before = reading.words().stream()
                .limit(reading.words().size() - 1L)
                .map(IndexView.Word::plain)
                .collect(Collectors.joining(" "));
        var found = find(request, reading, before);
        sold(last.compounds(), request, reading).forEach(word -> found.terms().add(phrase(before, word)));
        var near = last.nearest();
        if (found.terms().isEmpty() && !last.isKnown() && near != null) {
            sold(List.of(near.word()), request, reading)
                    .forEach(word -> found.terms().add(phrase(before, word)));
        }
        return shared(
                List.copyOf(found.terms()),
                found.categories(),
                found.products().stream().limit(request.limit()).toList(),
                request.limit());
    }

    /// Like every term, only what a search would find.
    private List<String> sold(List<String> words, SuggestionRequest request, IndexView reading) {
        var channel = request.channel();
        return words.isEmpty()
                ? words
                : jdbc.sql(SOLD.formatted(reading.slot().table(), SearchConditions.sold(channel)))
                        .param("words", words)
                        .param("config", reading.slot().config())
                        .param("channel", channel == null ? null : channel.id().value())
                        .param("most", request.limit())
                        .query(String.class)
                        .list();
    }

    private Found find(SuggestionRequest request, IndexView reading, String before) {
        var found = new Found();
        var channel = request.channel();
        var beginning = reading.words().getLast().text();
        var text = request.text().strip();
        jdbc.sql(SUGGEST.formatted(
                        reading.slot().table(), SearchConditions.sold(channel), NAME, BEGINS_NAME, BEGINS_WORD))
                .param("single", reading.words().size() == 1)
                .param("several", SEVERAL)
                .param("rare", channel != null && channel.isRestricted() ? Integer.MAX_VALUE : RARE)
                .paramSource(ways)
                .param("channel", channel == null ? null : channel.id().value())
                .param("slotLocale", reading.slot().locale())
                .param("locale", request.locale().toLanguageTag())
                .param("fallback", request.fallback().toLanguageTag())
                .param("begins", beginning)
                .param("beginsName", begins(text))
                .param("beginsTitleWord", "% " + begins(beginning))
                .param("beginsWord", "% " + begins(text))
                .param("titles", TextQuery.unfinished(reading).titles())
                .param("terms", request.limit())
                .param("categories", Math.max(1, request.limit() / 3))
                .param("products", request.limit())
                .query(row -> {
                    switch (row.getString("kind")) {
                        case "TERM" -> found.terms().add(phrase(before, row.getString("word")));
                        case "CATEGORY" -> found.categories().add(new CategoryId(row.getObject("id", UUID.class)));
                        default -> found.products().add(new ProductId(row.getObject("id", UUID.class)));
                    }
                });
        return found;
    }

    private static String phrase(String before, String word) {
        return (before + " " + word).strip();
    }

    /// Each kind gets its share; unused places go to the others, products first.
    private static Suggestions shared(
            List<String> terms, List<CategoryId> categories, List<ProductId> products, int limit) {
        int forCategories = Math.min(categories.size(), limit);
        int forTerms = Math.min(terms.size(), Math.max(limit / 3, limit - forCategories - products.size()));
        forTerms = Math.min(forTerms, limit - forCategories);
        int forProducts = Math.min(products.size(), limit - forCategories - forTerms);
        return new Suggestions(
                terms.subList(0, forTerms), categories.subList(0, forCategories), products.subList(0, forProducts));
    }

    /// The text to find with `like`, with its wildcards taken literally.
    private static String begins(String text) {
        return Sql.contains(text).substring(1);
    }
}
