package dev.kontor.shared.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Recognizes failures that mean PostgreSQL itself is unavailable, by error code
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html). Changing the request would not help, but
/// waiting may.
public final class Outage {

    /// Connection exceptions, insufficient resources (a full disk, too many connections), operator intervention
    /// (stopping, starting or recovering), system errors, and PostgreSQL's internal errors, such as a damaged
    /// page.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "XX");

    /// It is a standby or read-only, or the transaction waited too long for its client.
    private static final Set<String> STATES = Set.of("25006", "25P03");

    private static final String CANCELED = "57014";

    /// The pool's message, without a code, for a connection that was lost meanwhile.
    private static final String CLOSED = "Connection is closed";

    /// Exception causes can form a cycle.
    private static final int DEPTH = 20;

    private Outage() {}

    /// Whether this failure, or one of its causes, is an outage.
    public static boolean isCauseOf(Throwable failure) {
        return anyCause(failure, cause -> cause instanceof SQLException sql && is(sql));
    }

    /// Whether the failure, or one of its causes, is what is searched for.
    public static boolean anyCause(@Nullable Throwable failure, Predicate<Throwable> wanted) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEPTH)
                .anyMatch(wanted);
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
