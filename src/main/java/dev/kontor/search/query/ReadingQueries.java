package dev.kontor.search.query;

import dev.kontor.search.index.Facet;
import dev.kontor.search.index.Slot;
import dev.kontor.search.query.IndexView.Hint;
import dev.kontor.search.query.IndexView.Word;
import dev.kontor.search.query.Lookup.Result;
import dev.kontor.search.text.Compounds;
import dev.kontor.search.text.Spelling;
import dev.kontor.search.text.TypedWord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Collects in one statement what a search needs to know first, and configures the following statements of the
/// transaction: a timeout, index use (PostgreSQL underestimates the cost of reading words), and planning either
/// once or for the actual values.
@Repository
class ReadingQueries {

    private static final String READ = """
            with slot as (
                select i.slot, i.locale, i.config, i.state = 'ACTIVE' as active
                from search.indexes i
                where i.state <> 'FREE' and i.locale = any (:locales::text[])
                order by array_position(:locales::text[], i.locale), i.state
                limit 1
            ), alike as materialized (
                select g.phrases
                from slot s
                join search.synonyms y on y.locale = s.locale
                join search.synonym_groups g on g.synonyms_id = y.id
                where g.phrases && array(
                    select plainto_tsquery(s.config::regconfig, p)::text from unnest(:phrases::text[]) p)
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
                (select jsonb_agg(jsonb_build_object('stem', t.stem, 'products', k.products, 'prefix', p.found,
                        'near', n.words, 'apart', plainto_tsquery(s.config::regconfig, w.plain)::text) order by w.place)
                 from unnest(:words::text[], :plains::text[]) with ordinality w (word, plain, place)
                 cross join lateral (
                     select (tsvector_to_array(to_tsvector(s.config::regconfig, w.word)))[1] as stem) t
                 cross join lateral (
                     select coalesce(max(v.products), 0) as products
                     from search.vocabulary v
                     where v.locale = s.locale and v.lexeme = t.stem) k
                 cross join lateral (
                     select exists (
                         select from search.vocabulary v
                         where v.locale = s.locale and not v.joined
                         and (:unfinished or (v.named or length(w.word) >= :distinctive)
                             and (s.locale <> :compounding
                                 or substr(v.word, 1 + length(w.word)) !~ ('^' || :endings || '$')))
                         and v.word ~>=~ w.word and v.word ~<~ (w.word || chr(1114111))) as found) p
                 left join lateral (
                     select jsonb_agg(jsonb_build_object('word', c.word, 'stem', c.lexeme,
                             'products', c.products)) as words
                     from (
                         select v.word, v.lexeme, v.products from search.vocabulary v
                         where v.locale = s.locale and not v.joined
                         and (v.named or length(w.word) >= :distinctive) and k.products <= :rare and t.stem is not null
                         and not (:unfinished and p.found)
                         order by v.word <-> w.word limit 25) c
                     where c.word <> w.word) n on true) as words,
                (select jsonb_agg(to_jsonb(a.phrases)) from alike a) as synonyms,
                (select jsonb_agg(to_jsonb(l)) from (%s) l) as answers
            from slot s
            """.formatted(Lookup.SQL.formatted("""
            union all
            select -1, 'HEAD', btrim(p, ''''), '[sn]'
            from alike a cross join unnest(a.phrases) p
            where s.locale = :compounding and p ~ '^''[^'' ]+''$'
            """));

    private static final String LOOK_UP = """
            select l.place, l.kind, l.form, l.word, l.stem, l.products, l.titled, l.rest, l.known
            from (select :locale::text as locale, :config::text as config) s
            cross join lateral (%s) l
            """.formatted(Lookup.SQL.formatted(""));

    /// Words that this few products have may be typos of the shop itself.
    private static final int RARE = 2;

    /// Shorter words begin or resemble too many others to be corrected to words that only descriptions contain.
    private static final int DISTINCTIVE = 6;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SearchProperties properties;

    ReadingQueries(JdbcClient jdbc, JsonMapper json, SearchProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    /// The purpose of the analysis.
    enum Purpose {
        /// To search. Statements are planned for the actual values, because rare and frequent words need
        /// different plans, and rare words may be typos.
        SEARCH,

        /// To complete a partial text, with a statement that is planned once for all values. A beginning of
        /// known words is not a typo.
        SUGGESTION;

        private String plans() {
            return this == SEARCH ? "force_custom_plan" : "force_generic_plan";
        }
    }

    /// Absent if there is no index yet.
    ///
    /// @param facets those without a value stand for all of their dimension
    /// @param locales the first one with an index is searched
    Optional<IndexView> read(
            List<Locale> locales, String currency, Collection<Facet> facets, List<TypedWord> words, Purpose purpose) {
        var texts = words.stream().map(TypedWord::text).toList();
        // In a language without an index, the words are analyzed as in the default one, which few compounds
        // survive.
        var language = locales.getFirst();
        var statement = jdbc.sql(READ)
                .param("locales", locales.stream().map(Locale::toLanguageTag).toList())
                .param("compounding", Compounds.in(language) ? language.toLanguageTag() : "")
                .param("timeout", properties.timeout().toMillis() + "ms")
                .param("currency", currency)
                .param("dimensions", facets.stream().map(Facet::dimension).toList())
                .param("values", facets.stream().map(Facet::value).toList())
                .param("words", texts)
                .param(
                        "plains",
                        words.stream()
                                .map(word -> String.join(" ", word.parts()))
                                .toList())
                .param("phrases", purpose == Purpose.SEARCH ? TextQuery.phrases(texts) : List.of())
                .param("rare", RARE)
                .param("distinctive", DISTINCTIVE)
                .param("endings", "(" + Compounds.ENDINGS + ")")
                .param("plans", purpose.plans())
                .param("unfinished", purpose == Purpose.SUGGESTION);
        return Lookup.params(statement, language, Lookups.of(language, texts, purpose))
                .query((row, _) -> reading(row, words))
                .optional();
    }

    /// Possible meanings of unknown words: one statement; none if all words are known.
    Map<String, Hint> hints(IndexView reading) {
        var locale = reading.locale();
        var unknown = reading.words().stream()
                .filter(word ->
                        !word.isKnown() && !word.prefix() && !word.typed().isJoined())
                .map(Word::text)
                .distinct()
                .toList();
        var lookups = Lookups.parts(locale, unknown);
        if (lookups.isEmpty()) {
            return Map.of();
        }
        var answers = Lookup.params(
                        jdbc.sql(LOOK_UP)
                                .param("locale", reading.slot().locale())
                                .param("config", reading.slot().config()),
                        locale,
                        lookups)
                .query(Result.class)
                .list();
        return Lookups.hints(locale, unknown, answers);
    }

    private IndexView reading(ResultSet row, List<TypedWord> typed) throws SQLException {
        var slot = new Slot(
                row.getInt("slot"), row.getString("locale"), row.getString("config"), row.getBoolean("active"));
        var facets = new HashMap<Facet, Integer>();
        for (var facet : array(row.getString("facets"))) {
            facets.put(
                    new Facet(
                            facet.path("dimension").asString(),
                            facet.path("value").asString()),
                    facet.path("id").asInt());
        }
        var answers = array(row.getString("answers")).stream().map(Result::of).toList();
        var found = new Lookups(Locale.forLanguageTag(slot.locale()), answers);
        var words = new ArrayList<Word>();
        for (var word : array(row.getString("words"))) {
            words.add(word(typed.get(words.size()), word, found, words.size()));
        }
        return new IndexView(
                slot,
                row.getInt("place"),
                Map.copyOf(facets),
                List.copyOf(words),
                synonyms(row.getString("synonyms"), found),
                found.joined(),
                Map.of());
    }

    private static Word word(TypedWord typed, JsonNode word, Lookups found, int place) {
        var stem = word.path("stem").asString("");
        return new Word(
                typed,
                stem,
                typed.isJoined() ? word.path("apart").asString() : "",
                word.path("products").asInt(),
                word.path("prefix").asBoolean(),
                word.path("near").values().stream()
                        .map(near -> new Spelling.Known(
                                near.path("word").asString(),
                                near.path("stem").asString(),
                                near.path("products").asInt()))
                        .toList(),
                found.others(place, typed.text(), stem),
                found.modified(place, typed.text()),
                found.compounds(place, typed.text()));
    }

    /// A phrase may be in several groups. A compound ending with the word is a kind of it.
    private Map<String, List<String>> synonyms(@Nullable String groups, Lookups found) {
        var synonyms = new HashMap<String, List<String>>();
        for (var group : array(groups)) {
            var queries = group.values().stream()
                    .map(JsonNode::asString)
                    .filter(query -> !query.isEmpty())
                    .toList();
            var all = Stream.concat(queries.stream(), queries.stream().flatMap(query -> found.kindsOf(query).stream()))
                    .distinct()
                    .toList();
            queries.forEach(query -> synonyms.merge(query, all, ReadingQueries::both));
        }
        return Map.copyOf(synonyms);
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private Collection<JsonNode> array(@Nullable String text) {
        return text == null ? List.of() : json.readTree(text).values();
    }
}
