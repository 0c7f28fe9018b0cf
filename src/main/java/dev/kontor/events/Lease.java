package dev.kontor.events;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The right to dispatch, held by one process at a time. The database's clock decides when it is over; a
/// process that cannot renew it stops believing in it a little earlier.
@Component
class Lease {

    private static final String NAME = "dispatcher";

    private final JdbcClient jdbc;
    private final Duration duration;
    private final UUID holder = UUID.randomUUID();
    private volatile long renewedAt;
    private volatile boolean held;

    Lease(JdbcClient jdbc, EventsProperties properties) {
        this.jdbc = jdbc;
        this.duration = properties.lease();
    }

    /// Takes the lease, or renews it when a third of it is over.
    ///
    /// @return whether this process holds it now
    boolean hold() {
        if (held && age() < duration.toNanos() / 3) {
            return true;
        }
        // Taken before the statement runs: our idea of the end must not be later than the database's.
        long now = System.nanoTime();
        held = jdbc.sql("""
                        insert into events.leases as l (name, holder, expires)
                        values (:name, :holder, clock_timestamp() + :millis * interval '1 millisecond')
                        on conflict (name) do update set holder = excluded.holder, expires = excluded.expires
                        where l.holder = excluded.holder or l.expires < clock_timestamp()
                        """)
                        .param("name", NAME)
                        .param("holder", holder)
                        .param("millis", duration.toMillis())
                        .update()
                == 1;
        renewedAt = now;
        return held;
    }

    boolean held() {
        return held && age() < duration.toNanos();
    }

    /// Lets another process have it at once.
    void release() {
        if (held) {
            held = false;
            jdbc.sql("delete from events.leases where name = :name and holder = :holder")
                    .param("name", NAME)
                    .param("holder", holder)
                    .update();
        }
    }

    private long age() {
        return System.nanoTime() - renewedAt;
    }
}
