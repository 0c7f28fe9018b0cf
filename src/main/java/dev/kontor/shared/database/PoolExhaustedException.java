package dev.kontor.shared.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/// No connection became free in time although PostgreSQL responded meanwhile: other requests use all of them. That
/// is overload and no outage, and a repetition after a pause is likely to succeed.
public final class PoolExhaustedException extends SQLTransientConnectionException {

    PoolExhaustedException(SQLException timeout) {
        super(timeout.getMessage(), timeout);
    }

    /// Whether this failure, or one of its causes, is an exhausted pool.
    public static boolean isCauseOf(@Nullable Throwable failure) {
        return Outage.anyCause(failure, PoolExhaustedException.class::isInstance);
    }
}
