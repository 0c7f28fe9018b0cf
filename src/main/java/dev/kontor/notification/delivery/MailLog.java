package dev.kontor.notification.delivery;

import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the log of mails, and queues mails in it again.
@Repository
class MailLog {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, kind, status, recipient, locale, channel, order_number, subject, attempts, next_attempt_at, last_error,
            not (single_use and status <> 'PENDING') as resendable, copy_of, bounced_at,
            bounce_kind, bounce_reason, attached_document_id, files_attached, created_at, finished_at
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    MailLog(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<MailDetails> list(MailFilter filter, Listing listing) {
        return lists.select(COLUMNS, "notification.mails")
                .where(filter.conditions())
                .page(listing, SORTING, MailDetails.class, filter);
    }

    Optional<MailDetails> find(MailId id) {
        return jdbc.sql("select " + COLUMNS + " from notification.mails where id = :id and kind = any(:kinds)")
                .param("id", id)
                .param("kinds", List.of(MailKind.values()))
                .query(MailDetails.class)
                .optional();
    }

    /// Locks the mail until the transaction ends: staff who send it again wait for each other.
    Optional<MailDetails> lock(MailId id) {
        return jdbc.sql("select " + COLUMNS
                        + " from notification.mails where id = :id and kind = any(:kinds) for no key update")
                .param("id", id)
                .param("kinds", List.of(MailKind.values()))
                .query(MailDetails.class)
                .optional();
    }

    byte @Nullable [] sealed(MailId id) {
        return jdbc.sql("select sealed from notification.mails where id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElse(null);
    }

    /// A copy of the mail that waits, or that was queued within the time.
    Optional<MailDetails> copy(MailId id, Duration within, Instant now) {
        return jdbc.sql("select " + COLUMNS + """
                         from notification.mails
                        where copy_of = :id and (status = 'PENDING' or created_at > :since)
                        order by created_at desc, id desc limit 1
                        """)
                .param("id", id)
                .param("since", now.minus(within))
                .query(MailDetails.class)
                .optional();
    }

    /// Locks the oldest failed mails, except those whose link works once.
    List<MailId> failed(ResendMails wanted, int most) {
        return jdbc.sql("""
                        select id from notification.mails
                        where status = 'FAILED' and not single_use and kind = any(:kinds) and created_at >= :from
                          and (:until::timestamptz is null or created_at < :until)
                          and (:channel::text is null or channel = :channel)
                        order by created_at, id limit :most
                        for no key update
                        """)
                .param("kinds", wanted.wantedKinds())
                .param("from", wanted.createdFrom())
                .param("until", wanted.createdUntil())
                .param("channel", wanted.channel())
                .param("most", most)
                .query(MailId.class)
                .list();
    }

    /// Makes the mails due at once, with all their attempts.
    void retry(List<MailId> ids, Instant now) {
        jdbc.sql("""
                        update notification.mails
                        set status = 'PENDING', next_attempt_at = least(:now, clock_timestamp()), attempts = 0, unresolved = 0, finished_at = null
                        where id = any(:ids)
                        """).param("ids", ids).param("now", now).update();
    }

    void copy(MailId id, MailId copy, byte[] sealed, Instant now) {
        jdbc.sql("""
                        insert into notification.mails (id, kind, status, recipient, locale, channel, order_number,
                            subject, sealed, single_use, attached_document_id, attached_xml, next_attempt_at, copy_of, created_at)
                        select :copy, kind, 'PENDING', recipient, locale, channel, order_number, subject, :sealed,
                            single_use, attached_document_id, attached_xml, least(:now, clock_timestamp()), id, :now
                        from notification.mails where id = :id
                        """)
                .param("id", id)
                .param("copy", copy)
                .param("sealed", sealed)
                .param("now", now)
                .update();
    }
}
