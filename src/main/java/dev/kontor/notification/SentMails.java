package dev.kontor.notification;

import dev.kontor.shared.database.Sql;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        try (var one = new Batch()) {
            one.once(event, kind, send);
        }
    }

    /// Several mails, one after the other. The statement that starts a mail also records that the previous one was
    /// sent.
    Batch batch() {
        return new Batch();
    }

    private record Sent(UUID event, String kind) {}

    final class Batch implements AutoCloseable {

        private @Nullable Sent unrecorded;

        private Batch() {}

        /// Sends a mail unless it was already sent.
        ///
        /// @param kind distinguishes the mails of one event
        void once(UUID event, String kind, Runnable send) {
            var next = new Sent(event, kind);
            if (next.equals(unrecorded)) {
                return;
            }
            boolean started = start(next, unrecorded);
            unrecorded = null;
            if (!started) {
                return;
            }
            try {
                send.run();
            } catch (RuntimeException e) {
                failed(event, kind);
                throw e;
            }
            unrecorded = next;
        }

        /// Records that the last mail was sent.
        @Override
        public void close() {
            if (unrecorded != null) {
                sent(unrecorded.event(), unrecorded.kind());
            }
        }
    }

    /// @param previous a mail to record as sent
    /// @return whether the mail is to be sent now
    private boolean start(Sent next, @Nullable Sent previous) {
        return jdbc.sql("""
                        with previous as (
                            update notification.sent set sent_at = clock_timestamp()
                            where event_id = :previousEvent::uuid and kind = :previousKind)
                        insert into notification.sent as s (event_id, kind, attempts) values (:event, :kind, 1)
                        on conflict (event_id, kind) do update
                        set attempts = s.attempts + 1, started_at = clock_timestamp()
                        where s.sent_at is null and s.attempts < 2
                        """)
                        .param("event", next.event())
                        .param("kind", next.kind())
                        .param("previousEvent", Sql.nullable(UUID.class, previous == null ? null : previous.event()))
                        .param("previousKind", Sql.nullable(String.class, previous == null ? null : previous.kind()))
                        .update()
                == 1;
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
