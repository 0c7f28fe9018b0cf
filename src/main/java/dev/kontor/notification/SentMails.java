package dev.kontor.notification;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers which mails were sent. It is written down before a mail goes out and again after it: a crash in
/// between leaves it open whether it went, so it is sent once more, and never a third time.
@Component
class SentMails {

    private final JdbcClient jdbc;

    SentMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return whether the mail is to be sent now
    boolean start(UUID event, MailKind kind) {
        return jdbc.sql("""
                        insert into notification.sent as s (event_id, kind, attempts) values (:event, :kind, 1)
                        on conflict (event_id, kind) do update
                        set attempts = s.attempts + 1, started_at = clock_timestamp()
                        where s.sent_at is null and s.attempts < 2
                        """).param("event", event).param("kind", kind.key()).update() == 1;
    }

    void sent(UUID event, MailKind kind) {
        jdbc.sql("update notification.sent set sent_at = clock_timestamp() where event_id = :event and kind = :kind")
                .param("event", event)
                .param("kind", kind.key())
                .update();
    }

    /// It certainly did not go out: the attempt does not count.
    void failed(UUID event, MailKind kind) {
        jdbc.sql("""
                        update notification.sent set attempts = attempts - 1
                        where event_id = :event and kind = :kind and sent_at is null
                        """).param("event", event).param("kind", kind.key()).update();
    }
}
