package dev.kontor.search.query;

import dev.kontor.search.text.Compounds;
import dev.kontor.search.text.Compounds.Candidate;
import java.util.Collection;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.JsonNode;

/// A lookup in the shop's vocabulary.
///
/// @param place index of the word in the text
record Lookup(int place, Kind kind, String form) {

    /// Rows of `place`, `kind`, `form` and a word of the shop; `s` is the slot. The rest of a compound counts as
    /// known if the shop has it as a word, with or without a linking element.
    static final String SQL = """
            select f.place, f.kind, f.form, c.word, c.lexeme as stem, c.products, c.titles > 0 as titled, c.rest,
                exists (
                    select from search.vocabulary k
                    where k.locale = s.locale and length(k.word) > 2 and k.word = any (c.rests)) as known
            from (
                select *
                from unnest(:places::integer[], :kinds::text[], :forms::text[], :joints::text[])
                    u (place, kind, form, joints)
                %s
            ) f
            cross join lateral (
                select (tsvector_to_array(to_tsvector(s.config::regconfig, f.form)))[1] as stem) t
            cross join lateral (
                (select v.word, v.lexeme, v.products, v.titles, '' as rest, '{}'::text[] as rests
                 from search.vocabulary v
                 where f.kind in ('FORM', 'JOINED') and v.locale = s.locale and v.lexeme = t.stem and v.products > 0
                 order by v.products desc, v.word limit 1)
                union all
                (select h.word, h.lexeme, h.products, h.titles, h.rest, array[h.rest, h.rest || 'e', h.rest || 'en',
                     regexp_replace(h.rest, '[sne]$', ''), regexp_replace(h.rest, '(en|er|es)$', '')]
                 from (
                     (select v.*, left(v.lexeme, length(v.lexeme) - length(t.stem)) as rest
                      from search.vocabulary v
                      where v.locale = s.locale and reverse(v.lexeme) ~>=~ reverse(t.stem)
                      and reverse(v.lexeme) ~<~ (reverse(t.stem) || chr(1114111)) and v.lexeme <> t.stem limit :looked)
                     union all
                     (select v.*, left(v.word, length(v.word) - length(f.form)) as rest
                      from search.vocabulary v
                      where v.locale = s.locale and reverse(v.word) ~>=~ reverse(f.form)
                      and reverse(v.word) ~<~ (reverse(f.form) || chr(1114111)) and v.word <> f.form limit :looked)
                 ) h
                 where f.kind = 'HEAD' and h.products > 0 and not h.joined
                 order by h.titles desc, h.products desc, h.word limit :most)
                union all
                (select m.word, m.lexeme, m.products, m.titles, m.rest, array[m.rest,
                     regexp_replace(
                         m.rest, '^' || case when starts_with(m.word, f.form) then f.joints else '[sne]' end, ''),
                     regexp_replace(m.rest, '^(en|er|es)', '')]
                 from (
                     select v.*, substr(v.word, 1 + length(
                         case when starts_with(v.word, f.form) then f.form else t.stem end)) as rest
                     from search.vocabulary v
                     where v.locale = s.locale and v.word ~>=~ t.stem and v.word ~<~ (t.stem || chr(1114111))
                     and v.lexeme <> t.stem
                     limit :looked
                 ) m
                 where f.kind = 'MODIFIER' and m.products > 0 and not m.joined
                 order by m.titles desc, m.products desc, m.word limit :most)
                union all
                (select v.word, v.lexeme, v.products, v.titles, '', '{}'
                 from search.vocabulary v
                 where f.kind = 'INSIDE' and v.locale = s.locale and v.word like '%%' || f.form || '%%'
                 and v.titles > 0 and v.products > 0 and not v.joined
                 order by v.titles desc, v.word limit 20)
                union all
                (select v.word, v.lexeme, v.products, v.titles, '', '{}'
                 from search.vocabulary v
                 where f.kind = 'ALIKE' and v.locale = s.locale and v.named and v.products > 0 and not v.joined
                 order by v.word <->> f.form limit 15)
            ) c
            """;

    /// Maximum number of compounds with a word, the most frequent in titles first.
    private static final int MAX = 60;

    /// Maximum number of words with the same ending or beginning: no language has more compounds with a word.
    private static final int LOOKED = 1_000;

    enum Kind {
        /// The word itself, in any form.
        FORM,
        /// Two words of the text, joined.
        JOINED,
        /// Compounds that end with it.
        HEAD,
        /// Compounds that begin with it.
        MODIFIER,
        /// Compounds that have it somewhere.
        INSIDE,
        /// Words with a similar part.
        ALIKE
    }

    /// The result of a lookup.
    record Result(Lookup lookup, Candidate candidate) {

        static Result of(JsonNode row) {
            return new Result(
                    new Lookup(
                            row.path("place").asInt(),
                            Kind.valueOf(row.path("kind").asString()),
                            row.path("form").asString()),
                    new Candidate(
                            row.path("word").asString(),
                            row.path("stem").asString(),
                            row.path("products").asInt(),
                            row.path("titled").asBoolean(),
                            row.path("rest").asString(),
                            row.path("known").asBoolean()));
        }
    }

    static StatementSpec params(StatementSpec statement, Locale locale, Collection<Lookup> lookups) {
        return statement
                .param("places", lookups.stream().map(Lookup::place).toList())
                .param("kinds", lookups.stream().map(each -> each.kind().name()).toList())
                .param("forms", lookups.stream().map(Lookup::form).toList())
                .param(
                        "joints",
                        lookups.stream()
                                .map(each -> Compounds.joints(locale, each.form()))
                                .toList())
                .param("most", MAX)
                .param("looked", LOOKED);
    }
}
