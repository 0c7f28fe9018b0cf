package dev.kontor.events;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The right to dispatch, held by one process at a time. Expiry follows the database clock; a process that
/// cannot renew the lease gives up slightly earlier.
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

    /// Acquires the lease, or renews it when a third of it has passed.
    ///
    /// @return whether this process holds it now
    boolean hold() {
        if (held && age() < duration.toNanos() / 3) {
            return true;
        }
        // Read before the statement runs: the process must not expect the lease to end later than the database
        // does.
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

    /// Releases the lease to other processes.
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
