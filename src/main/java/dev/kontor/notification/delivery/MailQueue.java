package dev.kontor.notification.delivery;

import dev.kontor.document.DocumentId;
import dev.kontor.identity.MailId;
import dev.kontor.shared.privacy.PersonToErase;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Queues mails, one of a name for each occasion. What is queued is sent, or shown as failed.
@Component
public class MailQueue {

    private final JdbcClient jdbc;
    private final MailSeal seal;
    private final MailSignal signal;
    private final Clock clock;

    public MailQueue(JdbcClient jdbc, MailSeal seal, MailSignal signal, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.signal = signal;
        this.clock = clock;
    }

    private record Row(
            UUID occasion,
            String name,
            MailId id,
            String kind,
            String recipient,
            String locale,
            @Nullable String channel,
            @Nullable String orderNumber,
            String subject,
            byte[] content,
            boolean singleUse,
            @Nullable DocumentId document,
            @Nullable Boolean xml) {}

    public void add(QueuedMail mail) {
        add(List.of(mail));
    }

    /// Queues the mails whose occasion has none of the name yet, except those to persons who were erased.
    /// One statement.
    public void add(Collection<QueuedMail> mails) {
        record Occasion(UUID id, String name) {}
        var rows = new LinkedHashMap<Occasion, Row>();
        mails.stream()
                .filter(queued -> !queued.mail().to().equals(PersonToErase.EMAIL))
                .forEach(queued -> rows.putIfAbsent(new Occasion(queued.occasion(), queued.name()), row(queued)));
        if (rows.isEmpty()) {
            return;
        }
        int added = jdbc.sql("""
                        with mail as (
                            select * from unnest(:mails.occasion::uuid[], :mails.name::text[], :mails.id::uuid[],
                                :mails.kind::text[], :mails.recipient::text[], :mails.locale::text[],
                                :mails.channel::text[], :mails.orderNumber::text[], :mails.subject::text[],
                                :mails.content::bytea[], :mails.singleUse::boolean[], :mails.document::uuid[],
                                :mails.xml::boolean[])
                            as m (occasion, name, id, kind, recipient, locale, channel, order_number, subject, sealed,
                                single_use, document, xml)
                        ), fresh as (
                            insert into notification.sent as s (event_id, kind, attempts, sent_at)
                            select occasion, name, 1, clock_timestamp() from mail
                            on conflict (event_id, kind) do update set sent_at = excluded.sent_at
                            where s.sent_at is null
                            returning event_id, kind
                        )
                        insert into notification.mails (id, kind, status, recipient, locale, channel, order_number,
                            subject, sealed, single_use, attached_document_id, attached_xml, next_attempt_at, created_at)
                        select m.id, m.kind, 'PENDING', m.recipient, m.locale, m.channel, m.order_number, m.subject,
                            m.sealed, m.single_use, m.document, m.xml, least(:now, clock_timestamp()), :now
                        from mail m join fresh f on f.event_id = m.occasion and f.kind = m.name
                        """)
                .param("mails", List.copyOf(rows.values()))
                .param("now", clock.instant())
                .update();
        if (added > 0) {
            signal.wake();
        }
    }

    private Row row(QueuedMail queued) {
        var mail = queued.mail();
        var attachment = mail.attachment();
        return new Row(
                queued.occasion(),
                queued.name(),
                mail.id(),
                mail.kind().name(),
                mail.to(),
                mail.language().toLanguageTag(),
                mail.channel(),
                mail.orderNumber(),
                mail.content().loggedSubject(),
                seal.seal(mail.id(), mail.content()),
                mail.singleUse(),
                attachment == null ? null : attachment.document(),
                attachment == null ? null : attachment.xml());
    }
}
