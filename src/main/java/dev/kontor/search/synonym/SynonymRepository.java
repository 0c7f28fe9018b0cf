package dev.kontor.search.synonym;

import dev.kontor.search.SynonymsId;
import dev.kontor.search.text.JoinedWords;
import dev.kontor.search.text.Languages;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes synonyms.
@Repository
class SynonymRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SynonymRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record StoredSynonyms(SynonymsId id, Synonyms synonyms) {}

    Optional<StoredSynonyms> find(String locale) {
        return jdbc.sql("""
                        select y.id, y.locale, y.version, y.updated_at,
                            (select coalesce(jsonb_agg(jsonb_build_object('terms', g.terms) order by g.position), '[]')
                             from search.synonym_groups g where g.synonyms_id = y.id) as groups
                        from search.synonyms y where y.locale = :locale
                        """).param("locale", locale).query(StoredSynonyms.class).optional();
    }

    /// @param version of the replaced synonyms; 0 if there are none yet
    /// @return false if they were changed meanwhile
    boolean replace(SynonymsId id, String locale, long version, List<SynonymGroup> groups, Instant now) {
        if (!saveVersion(id, locale, version, now)) {
            return false;
        }
        jdbc.sql("delete from search.synonym_groups where synonyms_id = :id")
                .param("id", id)
                .update();
        insertGroups(id, locale, groups);
        return true;
    }

    private boolean saveVersion(SynonymsId id, String locale, long version, Instant now) {
        int changed = version == 0
                ? jdbc.sql("""
                                insert into search.synonyms (id, locale, version, updated_at)
                                values (:id, :locale, 1, :now) on conflict do nothing
                                """)
                        .param("id", id)
                        .param("locale", locale)
                        .param("now", now)
                        .update()
                : jdbc.sql("""
                                update search.synonyms set version = version + 1, updated_at = :now
                                where id = :id and version = :version
                                """)
                        .param("id", id)
                        .param("version", version)
                        .param("now", now)
                        .update();
        return changed > 0;
    }

    private void insertGroups(SynonymsId id, String locale, List<SynonymGroup> groups) {
        jdbc.sql("""
                        insert into search.synonym_groups (synonyms_id, position, terms, phrases)
                        select :id, g.place - 1, array(select jsonb_array_elements_text(g.terms::jsonb)),
                            array(
                                select plainto_tsquery(:config::regconfig, p)::text
                                from jsonb_array_elements_text(g.phrases::jsonb) p)
                        from unnest(:terms::text[], :phrases::text[]) with ordinality g (terms, phrases, place)
                        """)
                .param("id", id)
                .param("config", Languages.configuration(Locale.forLanguageTag(locale)))
                .param(
                        "terms",
                        groups.stream()
                                .map(group -> json.writeValueAsString(group.terms()))
                                .toList())
                .param(
                        "phrases",
                        groups.stream()
                                .map(group -> json.writeValueAsString(group.terms().stream()
                                        .map(JoinedWords::plain)
                                        .toList()))
                                .toList())
                .update();
    }
}
