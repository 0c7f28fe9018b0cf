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
    /// @param filesAttached whether the files of its attachment were sent; absent if it has none or was not
    ///     sent
    /// @param serverAway whether the mail server was away, for all mails
    record Result(
            MailId id,
            MailStatus status,
            @Nullable Instant nextAttemptAt,
            @Nullable String error,
            byte @Nullable [] content,
            @Nullable Boolean filesAttached,
            boolean serverAway) {}

    /// The results for the mails that a sender has claimed.
    ///
    /// @param results of those that it attempted
    /// @param untried the others, which are due again in their order
    record Work(List<Result> results, List<MailId> untried) {

        static final Work NONE = new Work(List.of(), List.of());

        boolean isEmpty() {
            return results.isEmpty() && untried.isEmpty();
        }
    }

    /// Records what was done with the mails claimed before, and claims the next due ones, in one statement. For
    /// each mail that was sent, two become due that wait because the server was away, so that all of them follow
    /// soon, but not at once; their next attempt does not count. A
    /// mail that a process has claimed and never reported is claimed alone: if it was the mail that ended the
    /// process, it ends no attempt of another one.
    ///
    /// @param most number of mails to claim; 0 for none
    /// @return the claimed mails in their order
    List<Claimed> next(UUID holder, Work done, int most, Instant now) {
        return jdbc.sql("""
                        with finished as (
                            update notification.mails m set status = r.status, attempts = m.attempts + 1,
                                next_attempt_at = r.next_attempt_at, last_error = r.error,
                                sealed = coalesce(r.content, m.sealed), files_attached = r.files_attached,
                                server_away = r.server_away,
                                claimed_by = null, claimed_until = null,
                                finished_at = case when r.status <> 'PENDING' then :now::timestamptz end
                            from unnest(:results.id::uuid[], :results.status::text[],
                                :results.nextAttemptAt::timestamptz[], :results.error::text[],
                                :results.content::bytea[], :results.filesAttached::boolean[],
                                :results.serverAway::boolean[])
                                as r (id, status, next_attempt_at, error, content, files_attached, server_away)
                            where m.id = r.id and m.status = 'PENDING' and m.claimed_by = :holder
                        ), hastened as (
                            update notification.mails
                            set next_attempt_at = :now, attempts = greatest(attempts - 1, 0), server_away = false
                            where id = any(array(
                                select id from notification.mails
                                where status = 'PENDING' and server_away and next_attempt_at > :now
                                  and not id = any(:results.id::uuid[])
                                order by next_attempt_at, id
                                limit 2 * (select count(*) from unnest(:results.status::text[]) as r (status)
                                    where r.status = 'SENT')
                                for no key update skip locked))
                        ), due as materialized (
                            select id, next_attempt_at, claimed_by is not null and not untried as lost
                            from notification.mails,
                                lateral (select claimed_by = :holder and id = any(:untried::uuid[])) as u (untried)
                            where status = 'PENDING' and next_attempt_at <= :now and kind = any(:kinds)
                              and (claimed_until is null or claimed_until <= clock_timestamp() or untried)
                              and not id = any(:results.id::uuid[])
                            order by next_attempt_at, id limit :most
                            for no key update of mails skip locked
                        ), chosen as (
                            select (array_agg(id order by next_attempt_at, id))
                                [1 : case when bool_or(lost) then 1 else count(*) end] as ids
                            from due
                        ), claimed as (
                            update notification.mails m
                            set unresolved = m.unresolved + due.lost::integer,
                                claimed_by = :holder, claimed_until = clock_timestamp() + make_interval(secs => :lease)
                            from chosen, due where due.id = any(chosen.ids) and m.id = due.id
                            returning m.id, m.kind, m.recipient, m.locale, m.channel, m.order_number, m.single_use,
                                m.sealed, m.attempts, m.unresolved, m.attached_document_id, m.attached_xml,
                                m.next_attempt_at
                        ), released as (
                            update notification.mails set claimed_by = null, claimed_until = null
                            where id = any(:untried::uuid[]) and status = 'PENDING' and claimed_by = :holder
                              and not exists (select from chosen where mails.id = any(chosen.ids))
                        )
                        select * from claimed order by next_attempt_at, id
                        """)
                .param("results", done.results())
                .param("untried", Sql.uuids(done.untried()))
                .param("most", most)
                .param("kinds", List.of(MailKind.values()))
                .param("now", now)
                .param("holder", holder)
                .param("lease", LEASE.toSeconds())
                .query(Claimed.class)
                .list();
    }
}
