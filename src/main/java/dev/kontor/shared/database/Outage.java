package dev.kontor.shared.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/// Knows which failures mean that PostgreSQL itself cannot be used now, by its codes
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html). No change of the request would help, but waiting
/// may.
public final class Outage {

    /// Connection exceptions, insufficient resources (a full disk, too many connections), operator intervention (it
    /// stops, starts or recovers), errors of the system, and PostgreSQL's own faults, such as a damaged page.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "XX");

    /// It is a standby, or set to read only; the transaction waited too long for its client.
    private static final Set<String> STATES = Set.of("25006", "25P03");

    private static final String CANCELED = "57014";

    /// What the pool says, without a code, of a connection that was lost meanwhile.
    private static final String CLOSED = "Connection is closed";

    /// Causes can form a circle.
    private static final int DEPTH = 20;

    private Outage() {}

    /// Whether this failure, or what caused it, is one.
    public static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof SQLException sql && is(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static boolean is(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null || state.length() < 2) {
            return CLOSED.equals(failure.getMessage())
                    || failure instanceof SQLTransientConnectionException
                    || failure instanceof SQLNonTransientConnectionException;
        }
        return STATES.contains(state) || (CLASSES.contains(state.substring(0, 2)) && !state.equals(CANCELED));
    }
}
