package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import dev.kontor.notification.MailTemplateId;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads templates of staff, and stores their earlier versions.
@Repository
class MailTemplateQueries {

    /// Older versions of a template are deleted.
    private static final int MAX_VERSIONS = 50;

    private static final Sorting SORTING =
            Sorting.by("id", "kind", SortField.text("kind", "kind"), SortField.time("updatedAt", "updated_at"));
    private static final String PLACE =
            " kind = :kind and locale = :locale and coalesce(channel, '') = coalesce(:channel, '') ";
    private static final String COLUMNS = "id, version, kind, locale, channel, subject, updated_at";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    MailTemplateQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    record Stored(MailKind kind, String locale, @Nullable String channel, String subject, String html, String text) {

        TemplatePlace place() {
            return new TemplatePlace(kind, locale, channel);
        }

        MailSource source() {
            return new MailSource(subject, html, text);
        }
    }

    List<Stored> all() {
        return jdbc.sql("select kind, locale, channel, subject, html, text from notification.templates")
                .query(Stored.class)
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from notification.templates")
                .query(Integer.class)
                .single();
    }

    Page<MailTemplateSummary> list(MailTemplateFilter filter, Listing listing) {
        return lists.select(COLUMNS, "notification.templates")
                .where(filter.conditions())
                .page(listing, SORTING, MailTemplateSummary.class, filter);
    }

    Optional<MailTemplateId> find(TemplatePlace place) {
        return at("select id from notification.templates where" + PLACE, place)
                .query(MailTemplateId.class)
                .optional();
    }

    List<MailTemplateId> ofChannel(String channel) {
        return jdbc.sql("select id from notification.templates where channel = :channel")
                .param("channel", channel)
                .query(MailTemplateId.class)
                .list();
    }

    /// The versions of a template, the newest first.
    List<MailTemplateVersion> versions(TemplatePlace place) {
        return at(
                        "select number, subject, html, text, saved_at from notification.template_versions where" + PLACE
                                + "order by number desc",
                        place)
                .query(MailTemplateVersion.class)
                .list();
    }

    Optional<MailTemplateVersion> version(TemplatePlace place, long number) {
        return at(
                        "select number, subject, html, text, saved_at from notification.template_versions where" + PLACE
                                + "and number = :number",
                        place)
                .param("number", number)
                .query(MailTemplateVersion.class)
                .optional();
    }

    void insertVersion(TemplatePlace place, MailSource source, Instant now) {
        at("""
                        insert into notification.template_versions (kind, locale, channel, subject, html, text, saved_at)
                        values (:kind, :locale, :channel, :subject, :html, :text, :now)
                        """, place)
                .param("subject", source.subject())
                .param("html", source.html())
                .param("text", source.text())
                .param("now", now)
                .update();
        at(
                        "delete from notification.template_versions where" + PLACE
                                + "and number < (select min(number) from (select number from notification.template_versions"
                                + " where" + PLACE + "order by number desc limit :most) newest)",
                        place)
                .param("most", MAX_VERSIONS)
                .update();
    }

    private JdbcClient.StatementSpec at(String sql, TemplatePlace place) {
        return jdbc.sql(sql)
                .param("kind", place.kind())
                .param("locale", place.locale())
                .param("channel", place.channel(), Types.VARCHAR);
    }
}
