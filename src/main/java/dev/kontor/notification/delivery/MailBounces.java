package dev.kontor.notification.delivery;

import dev.kontor.events.EventLog;
import dev.kontor.identity.MailId;
import dev.kontor.notification.BounceKind;
import dev.kontor.notification.MailBounced;
import dev.kontor.notification.MailKind;
import java.sql.Types;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records which mails did not arrive.
@Service
class MailBounces {

    private final JdbcClient jdbc;
    private final EventLog events;
    private final Clock clock;

    MailBounces(JdbcClient jdbc, EventLog events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Bounced(MailKind kind, @Nullable String orderNumber) {}

    /// The first report counts, unless it was about a temporary failure. Does nothing if the log no longer has the
    /// mail.
    @Transactional
    public void record(MailId id, BounceKind bounce, @Nullable String reason) {
        jdbc.sql("""
                        update notification.mails
                        set bounced_at = :now, bounce_kind = :bounce, bounce_reason = :reason
                        where id = :id and status = 'SENT'
                          and (bounced_at is null or bounce_kind = 'SOFT' and :bounce <> 'SOFT')
                        returning kind, order_number
                        """)
                .param("id", id)
                .param("bounce", bounce)
                .param("reason", reason, Types.VARCHAR)
                .param("now", clock.instant())
                .query(Bounced.class)
                .optional()
                .ifPresent(mail -> events.append(new MailBounced(id, mail.kind(), bounce, mail.orderNumber())));
    }
}
