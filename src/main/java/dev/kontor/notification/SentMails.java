package dev.kontor.notification;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Records which mails were sent, before and after sending. A crash in between leaves the result unknown, so the
/// mail is sent once more, and never a third time.
@Component
class SentMails {

    private final JdbcClient jdbc;

    SentMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Sends a mail unless it was already sent.
    ///
    /// @param kind distinguishes the mails of one event
    void once(UUID event, String kind, Runnable send) {
        if (!start(event, kind)) {
            return;
        }
        try {
            send.run();
        } catch (RuntimeException e) {
            failed(event, kind);
            throw e;
        }
        sent(event, kind);
    }

    /// @return whether the mail is to be sent now
    private boolean start(UUID event, String kind) {
        return jdbc.sql("""
                        insert into notification.sent as s (event_id, kind, attempts) values (:event, :kind, 1)
                        on conflict (event_id, kind) do update
                        set attempts = s.attempts + 1, started_at = clock_timestamp()
                        where s.sent_at is null and s.attempts < 2
                        """).param("event", event).param("kind", kind).update() == 1;
    }

    private void sent(UUID event, String kind) {
        jdbc.sql("update notification.sent set sent_at = clock_timestamp() where event_id = :event and kind = :kind")
                .param("event", event)
                .param("kind", kind)
                .update();
    }

    /// It was certainly not sent: the attempt does not count.
    private void failed(UUID event, String kind) {
        jdbc.sql("""
                        update notification.sent set attempts = attempts - 1
                        where event_id = :event and kind = :kind and sent_at is null
                        """).param("event", event).param("kind", kind).update();
    }
}
