package dev.kontor.shared.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Lets go of connections to a server that takes no writes: after a failover it is the old primary, and a new
/// connection
/// leads to the new one. Some at a time, because where the server is read-only for another reason a new connection
/// helps
/// nobody, and reads need those that there are. Hikari finds this class by its name, in
/// `exception-override-class-name`.
public final class ReadOnlyEviction implements SQLExceptionOverride {

    private static final String READ_ONLY = "25006";
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        return READ_ONLY.equals(failure.getSQLState()) && isTime()
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }

    private static boolean isTime() {
        long now = System.nanoTime();
        long next = NEXT.get();
        return now - next >= 0 && NEXT.compareAndSet(next, now + PAUSE_NANOS);
    }
}
