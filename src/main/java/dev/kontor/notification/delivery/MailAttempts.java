package dev.kontor.notification.delivery;

import dev.kontor.document.DocumentFile;
import dev.kontor.document.DocumentId;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.shared.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Claims mails and records the results of attempts. Retry times follow the shop's clock, leases the
/// database clock.
@Repository
class MailAttempts {

    /// Longer than an attempt takes with the timeouts of the mail server.
    static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    MailAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param attempts made so far
    /// @param unresolved attempts whose process ended before it could record their result
    record Claimed(
            MailId id,
            MailKind kind,
            String recipient,
            String locale,
            @Nullable String channel,
            @Nullable String orderNumber,
            boolean singleUse,
            byte @Nullable [] sealed,
            int attempts,
            int unresolved,
            @Nullable DocumentId attachedDocumentId,
            @Nullable Boolean attachedXml) {

        @Nullable
        MailAttachment attachment() {
            return attachedDocumentId == null
                    ? null
                    : new MailAttachment(attachedDocumentId, Boolean.TRUE.equals(attachedXml));
        }

        Mail mail(MailContent content, List<DocumentFile> files) {
            return new Mail(
                    id,
                    kind,
                    recipient,
                    Locale.forLanguageTag(locale),
                    channel,
                    orderNumber,
                    singleUse,
                    content,
                    attachment(),
                    files);
        }
    }

    /// @param nextAttemptAt if it stays `PENDING`
    /// @param error what the mail server said
    /// @param content replaces the stored content
    /// @param filesAttached whether the files of its attachment were sent; absent if it has none or was not sent
    record Result(
            MailId id,
            MailStatus status,
            @Nullable Instant nextAttemptAt,
            @Nullable String error,
            byte @Nullable [] content,
            @Nullable Boolean filesAttached) {}

    /// Records the previous result, and claims the next due mail. One statement, so that a sender costs one
    /// for each mail, and a process that ends leaves at most one result unknown.
    ///
    /// @param claim whether to claim a mail
    Optional<Claimed> next(UUID holder, @Nullable Result previous, boolean claim, Instant now) {
        return jdbc.sql("""
                        with finished as (
                            update notification.mails set status = :status, attempts = attempts + 1,
                                next_attempt_at = :nextAttemptAt, last_error = :error,
                                sealed = coalesce(:content, sealed), files_attached = :filesAttached, claimed_by = null, claimed_until = null,
                                finished_at = case when :status <> 'PENDING' then :now::timestamptz end
                            where id = :previous::uuid and status = 'PENDING' and claimed_by = :holder
                        ), due as (
                            select id from notification.mails
                            where :claim and status = 'PENDING' and next_attempt_at <= :now and kind = any(:kinds)
                              and (claimed_until is null or claimed_until <= clock_timestamp())
                            order by next_attempt_at, id limit 1
                            for no key update skip locked
                        )
                        update notification.mails m
                        set unresolved = m.unresolved + case when m.claimed_by is null then 0 else 1 end,
                            claimed_by = :holder, claimed_until = clock_timestamp() + make_interval(secs => :lease)
                        from due where m.id = due.id
                        returning m.id, m.kind, m.recipient, m.locale, m.channel, m.order_number, m.single_use, m.sealed,
                            m.attempts, m.unresolved, m.attached_document_id, m.attached_xml
                        """)
                .param(
                        "previous",
                        Sql.nullable(
                                UUID.class,
                                previous == null ? null : previous.id().value()))
                .param("status", previous == null ? "" : previous.status().name())
                .param("nextAttemptAt", Sql.nullable(Instant.class, previous == null ? null : previous.nextAttemptAt()))
                .param("error", Sql.nullable(String.class, previous == null ? null : previous.error()))
                .param("content", Sql.nullable(byte[].class, previous == null ? null : previous.content()))
                .param("filesAttached", Sql.nullable(Boolean.class, previous == null ? null : previous.filesAttached()))
                .param("claim", claim)
                .param("kinds", List.of(MailKind.values()))
                .param("now", now)
                .param("holder", holder)
                .param("lease", LEASE.toSeconds())
                .query(Claimed.class)
                .optional();
    }
}
