package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateId;
import dev.kontor.document.DocumentTemplateKind;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the versions of templates. They are only added.
@Repository
class TemplateVersions {

    private static final int MAX_LISTED = 50;

    private static final String PLACE =
            " kind = :kind and language = :language and coalesce(channel, '') = coalesce(:channel, '') ";
    private static final String LATEST = """
            select distinct on (kind, language, coalesce(channel, '')) id, kind, language, channel, number as version,
                html, saved_at as updated_at
            from document.templates order by kind, language, coalesce(channel, ''), number desc
            """;

    private final JdbcClient jdbc;

    TemplateVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The current templates of staff.
    List<DocumentTemplateSummary> current() {
        return jdbc.sql("select id, kind, language, channel, version, updated_at from (" + LATEST
                        + ") latest where html is not null order by kind, language, channel nulls first")
                .query(DocumentTemplateSummary.class)
                .list();
    }

    Optional<DocumentTemplateVersion> latest(TemplatePlace place) {
        return at(
                        "select id, number, html, saved_at from document.templates where" + PLACE
                                + "order by number desc limit 1",
                        place)
                .query(DocumentTemplateVersion.class)
                .optional();
    }

    Optional<DocumentTemplateVersion> find(TemplatePlace place, long number) {
        return at(
                        "select id, number, html, saved_at from document.templates where" + PLACE
                                + "and number = :number",
                        place)
                .param("number", number)
                .query(DocumentTemplateVersion.class)
                .optional();
    }

    /// The newest first.
    List<DocumentTemplateVersion> list(TemplatePlace place) {
        return at(
                        "select id, number, html, saved_at from document.templates where" + PLACE
                                + "order by number desc limit " + MAX_LISTED,
                        place)
                .query(DocumentTemplateVersion.class)
                .list();
    }

    /// @param html absent to restore the built-in template
    /// @return the version; empty if another one came first
    Optional<DocumentTemplateVersion> add(TemplatePlace place, long number, @Nullable String html, Instant now) {
        var version = new DocumentTemplateVersion(DocumentTemplateId.next(), number, html, now);
        try {
            at("""
                            insert into document.templates (id, kind, language, channel, number, html, saved_at)
                            values (:id, :kind, :language, :channel, :number, :html, :now)
                            """, place)
                    .param("id", version.id())
                    .param("number", number)
                    .param("html", html, Types.VARCHAR)
                    .param("now", now)
                    .update();
            return Optional.of(version);
        } catch (DuplicateKeyException _) {
            return Optional.empty();
        }
    }

    /// Restores the built-in templates of a channel that is being deleted.
    void endChannel(String channel, Instant now) {
        record Row(DocumentTemplateKind kind, String language, String channel, long version) {}
        jdbc.sql("select kind, language, channel, version from (" + LATEST
                        + ") latest where html is not null and channel = :channel")
                .param("channel", channel)
                .query(Row.class)
                .list()
                .forEach(row -> add(
                        new TemplatePlace(row.kind(), row.language(), row.channel()), row.version() + 1, null, now));
    }

    private JdbcClient.StatementSpec at(String sql, TemplatePlace place) {
        return jdbc.sql(sql)
                .param("kind", place.kind())
                .param("language", place.language())
                .param("channel", place.channel(), Types.VARCHAR);
    }
}
