package dev.kontor.shared.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Evicts connections to a server that accepts no writes: after a failover it is the old primary, and new
/// connections lead to the new one. It evicts a few at a time, because if the server is read-only for another
/// reason, new connections do not help and reads need the existing ones. Hikari finds this class by its name in
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
