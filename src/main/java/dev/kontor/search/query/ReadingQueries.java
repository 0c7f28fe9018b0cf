package dev.kontor.search.query;

import dev.kontor.search.index.Facet;
import dev.kontor.search.index.Slot;
import dev.kontor.search.query.Reading.Word;
import dev.kontor.search.text.Spelling;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds out in one statement what a search needs to know first, and sets how the statements after it in the
/// transaction run: not longer than allowed, along indexes, since PostgreSQL takes looking into words for cheaper than
/// it
/// is, and planned either once or for the very values.
@Repository
class ReadingQueries {

    private static final String READ = """
            with slot as (
                select i.slot, i.locale, i.config, i.state = 'ACTIVE' as active
                from search.indexes i
                where i.state <> 'FREE' and i.locale = any (:locales::text[])
                order by array_position(:locales::text[], i.locale), i.state
                limit 1
            )
            select s.slot, s.locale, s.config, s.active,
                set_config('statement_timeout', :timeout, true),
                set_config('plan_cache_mode', :plans, true),
                set_config('jit', 'off', true),
                set_config('enable_seqscan', 'off', true),
                set_config('work_mem', '32MB', true),
                (select c.place from search.currencies c where c.currency = :currency) as place,
                (select jsonb_agg(jsonb_build_object('dimension', f.dimension, 'value', f.value, 'id', f.id))
                 from unnest(:dimensions::text[], :values::text[]) w (dimension, value)
                 join search.facet_values f
                     on f.dimension = w.dimension and (f.value = w.value or w.value = '')) as facets,
                (select jsonb_agg(jsonb_build_object('text', w.word, 'stem', t.stem, 'products', k.products,
                        'prefix', p.found, 'near', n.words) order by w.place)
                 from unnest(:words::text[]) with ordinality w (word, place)
                 cross join lateral (
                     select (tsvector_to_array(to_tsvector(s.config::regconfig, w.word)))[1] as stem) t
                 cross join lateral (
                     select coalesce(max(v.products), 0) as products
                     from search.vocabulary v
                     where v.locale = s.locale and v.lexeme = t.stem) k
                 cross join lateral (
                     select exists (
                         select from search.vocabulary v
                         where v.locale = s.locale and v.word ~>=~ w.word and v.word ~<~ (w.word || chr(1114111))) as found) p
                 left join lateral (
                     select jsonb_agg(jsonb_build_object('word', c.word, 'stem', c.lexeme,
                             'products', c.products)) as words
                     from (
                         select v.word, v.lexeme, v.products from search.vocabulary v
                         where v.locale = s.locale and k.products <= :rare and t.stem is not null
                         and not (:unfinished and p.found)
                         order by v.word <-> w.word limit 25) c
                     where c.word <> w.word) n on true) as words,
                (select jsonb_agg(to_jsonb(g.phrases))
                 from search.synonyms y
                 join search.synonym_groups g on g.synonyms_id = y.id
                 where y.locale = s.locale and g.phrases && array(
                     select plainto_tsquery(s.config::regconfig, p)::text from unnest(:phrases::text[]) p)) as synonyms
            from slot s
            """;

    /// Words that so few products have may be typing errors of the shop itself.
    private static final int RARE = 2;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SearchProperties properties;

    ReadingQueries(JdbcClient jdbc, JsonMapper json, SearchProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    /// What the text is read for.
    enum Purpose {
        /// To find what has the words. Statements are planned for the very values, since a rare and a frequent word
        /// want
        /// other ways, and rare words may be typing errors.
        SEARCH,

        /// To go on with a beginning, by a statement that chooses its way itself and is planned once for all values. A
        /// beginning of known words is no typing error.
        SUGGESTION;

        private String plans() {
            return this == SEARCH ? "force_custom_plan" : "force_generic_plan";
        }
    }

    /// Absent if there is no index yet.
    ///
    /// @param facets those without a value stand for all of their dimension
    /// @param locales the first that has an index is searched
    /// @param phrases runs of the words that may have synonyms
    Optional<Reading> read(
            List<String> locales,
            String currency,
            Collection<Facet> facets,
            List<String> words,
            Collection<String> phrases,
            Purpose purpose) {
        return jdbc.sql(READ)
                .param("locales", Sql.texts(locales))
                .param("timeout", properties.timeout().toMillis() + "ms")
                .param("currency", currency)
                .param("dimensions", facets.stream().map(Facet::dimension).toArray(String[]::new))
                .param("values", facets.stream().map(Facet::value).toArray(String[]::new))
                .param("words", Sql.texts(words))
                .param("phrases", Sql.texts(phrases))
                .param("rare", RARE)
                .param("plans", purpose.plans())
                .param("unfinished", purpose == Purpose.SUGGESTION)
                .query((row, _) -> reading(row))
                .optional();
    }

    private Reading reading(ResultSet row) throws SQLException {
        var facets = new HashMap<Facet, Integer>();
        for (var facet : array(row.getString("facets"))) {
            facets.put(
                    new Facet(
                            facet.path("dimension").asString(),
                            facet.path("value").asString()),
                    facet.path("id").asInt());
        }
        var synonyms = new HashMap<String, List<String>>();
        for (var group : array(row.getString("synonyms"))) {
            var queries = group.values().stream()
                    .map(JsonNode::asString)
                    .filter(query -> !query.isEmpty())
                    .toList();
            queries.forEach(query -> synonyms.merge(query, queries, ReadingQueries::both));
        }
        return new Reading(
                new Slot(
                        row.getInt("slot"), row.getString("locale"), row.getString("config"), row.getBoolean("active")),
                row.getInt("place"),
                Map.copyOf(facets),
                array(row.getString("words")).stream().map(ReadingQueries::word).toList(),
                Map.copyOf(synonyms));
    }

    private static Word word(JsonNode word) {
        return new Word(
                word.path("text").asString(),
                word.path("stem").asString(""),
                word.path("products").asInt(),
                word.path("prefix").asBoolean(),
                word.path("near").values().stream()
                        .map(near -> new Spelling.Known(
                                near.path("word").asString(),
                                near.path("stem").asString(),
                                near.path("products").asInt()))
                        .toList());
    }

    /// A phrase may be in several groups.
    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private Collection<JsonNode> array(@Nullable String text) {
        return text == null ? List.of() : json.readTree(text).values();
    }
}
