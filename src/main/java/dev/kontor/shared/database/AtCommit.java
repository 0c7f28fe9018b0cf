package dev.kontor.shared.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameter;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Sends the last writes of a transaction together with its commit: one round trip instead of one for each. For writes
/// whose result nobody needs before the commit. One that must not be skipped fails in PostgreSQL instead of changing
/// nothing ([#require]), because the driver learns what it did when the transaction is committed.
///
/// The order of statements remains: if the transaction goes on with another statement of a [RecordJdbcClient], the
/// writes are sent before it. JPA and Spring's own templates do not see them before the commit.
public final class AtCommit {

    private static final Object KEY = new Object();
    private static final String COMMIT = "commit";
    private static final String INVALID_NUMBER = "22P02";

    private AtCommit() {}

    /// Runs a write with the commit of the current transaction; immediately without a transaction.
    public static void update(StatementSpec write) {
        if (!isQueued(write, List.of())) {
            write.update();
        }
    }

    /// Runs a write that must not be skipped.
    ///
    /// @param write selects [#require] with the same reason
    /// @param refusal what the commit throws after the rollback if the write was skipped
    public static void update(StatementSpec write, String reason, Supplier<? extends RuntimeException> refusal) {
        update(write, List.of(new Requirement(reason, refusal)));
    }

    /// Runs a write that must not be skipped for any of these reasons.
    public static void update(StatementSpec write, List<Requirement> requirements) {
        if (!isQueued(write, requirements)) {
            try {
                write.query(Integer.class).single();
            } catch (DataAccessException failure) {
                throw refused(failure, requirements);
            }
        }
    }

    /// Lets the write wait if it belongs to the database of the current transaction.
    private static boolean isQueued(StatementSpec write, List<Requirement> requirements) {
        var queue = current();
        var bound = queue == null ? null : RecordJdbcClient.bound(write);
        if (queue == null || bound == null || !queue.isOf(bound.template())) {
            return false;
        }
        queue.writes.add(bound);
        queue.requirements.addAll(requirements);
        return true;
    }

    /// SQL of a number that fails the statement if the condition, which must depend on rows, is false.
    ///
    /// @param reason appears in the failure
    public static String require(String condition, String reason) {
        return "(case when %s then '1' else '%s' end)::integer".formatted(condition, reason);
    }

    /// @param reason of a [#require]
    /// @param refusal what the commit throws after the rollback if its condition is false
    public record Requirement(String reason, Supplier<? extends RuntimeException> refusal) {

        private boolean failed(DataAccessException failure) {
            return failure.getMostSpecificCause() instanceof PSQLException cause
                    && INVALID_NUMBER.equals(cause.getSQLState())
                    && cause.getMessage() != null
                    && cause.getMessage().contains(reason);
        }
    }

    private static RuntimeException refused(DataAccessException failure, List<Requirement> requirements) {
        for (var requirement : requirements) {
            if (requirement.failed(failure)) {
                return requirement.refusal().get();
            }
        }
        return failure;
    }

    /// A statement with its values.
    ///
    /// @param text with `?` for each value
    record Bound(
            String text, List<SqlParameter> types, @Nullable Object[] values, JdbcTemplate template) {

        private int set(PreparedStatement statement, int first) throws SQLException {
            for (int index = 0; index < values.length; index++) {
                StatementCreatorUtils.setParameterValue(statement, first + index, types.get(index), values[index]);
            }
            return first + values.length;
        }
    }

    /// Lets writes wait for the commit of the transaction that has just begun.
    static void begin(@Nullable DataSource database) {
        var queue = new Queue(database);
        TransactionSynchronizationManager.bindResource(KEY, queue);
        TransactionSynchronizationManager.registerSynchronization(queue);
    }

    /// Runs the writes that wait, before another statement of the transaction.
    static void flush(JdbcTemplate next) {
        var queue = current();
        if (queue != null && !queue.writes.isEmpty() && queue.isOf(next)) {
            queue.sendAhead();
        }
    }

    /// Runs the writes that wait and commits. Does nothing if none waits.
    ///
    /// @param failures translates those of the driver
    static void commit(Connection connection, Function<SQLException, RuntimeException> failures) {
        var queue = current();
        if (queue != null && !queue.writes.isEmpty()) {
            queue.commit(connection, failures);
        }
    }

    private static @Nullable Queue current() {
        return (Queue) TransactionSynchronizationManager.getResource(KEY);
    }

    /// The writes of one transaction that wait.
    private static final class Queue implements TransactionSynchronization {

        private final @Nullable DataSource database;
        private final List<Bound> writes = new ArrayList<>(3);
        private final List<Requirement> requirements = new ArrayList<>(3);

        Queue(@Nullable DataSource database) {
            this.database = database;
        }

        boolean isOf(JdbcTemplate statements) {
            return statements.getDataSource() == database;
        }

        void sendAhead() {
            var sent = List.copyOf(writes);
            writes.clear();
            try {
                sent.getFirst().template().execute((ConnectionCallback<Integer>) connection -> {
                    send(connection, sent, Stream.empty());
                    return sent.size();
                });
            } catch (DataAccessException failure) {
                throw refused(failure, requirements);
            }
        }

        void commit(Connection connection, Function<SQLException, RuntimeException> failures) {
            try {
                send(connection, writes, Stream.of(COMMIT));
            } catch (SQLException failure) {
                var translated = failures.apply(failure);
                throw translated instanceof DataAccessException access ? refused(access, requirements) : translated;
            }
        }

        /// The driver sends statements that are separated by semicolons in one message and reads all results; after
        /// a failure, PostgreSQL skips those that follow, so that a commit is not reached.
        private static void send(Connection connection, List<Bound> writes, Stream<String> end) throws SQLException {
            var text = Stream.concat(writes.stream().map(Bound::text), end).collect(Collectors.joining(";\n"));
            try (var statement = connection.prepareStatement(text)) {
                int next = 1;
                for (var write : writes) {
                    next = write.set(statement, next);
                }
                statement.execute();
            } finally {
                writes.forEach(write -> StatementCreatorUtils.cleanupParameters(Arrays.asList(write.values())));
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(KEY);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(KEY, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }
    }
}
