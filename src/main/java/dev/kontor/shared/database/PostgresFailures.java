package dev.kontor.shared.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/// Tells failures that pass (a lock or an answer that did not come in time, a server that restarts) from
/// faults. Spring does not know all of PostgreSQL's codes; what it takes for a fault is answered with 500
/// instead of 503. The same holds for the begin and the end of transactions.
@Component
class PostgresFailures implements SQLExceptionTranslator, TransactionManagerCustomizer<JdbcTransactionManager> {

    /// What the pool says, without a code, of a connection that was lost meanwhile.
    private static final String CLOSED = "Connection is closed";

    private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

    @Override
    public void customize(JdbcTransactionManager transactions) {
        transactions.setExceptionTranslator(this);
    }

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException failure) {
        var state = failure.getSQLState();
        if (state == null && CLOSED.equals(failure.getMessage())) {
            return new DataAccessResourceFailureException("connection lost in " + task, failure);
        }
        return switch (state == null ? "" : state) {
            case "55P03" -> new CannotAcquireLockException("lock timeout in " + task, failure);
            case "57014", "25P04" -> new QueryTimeoutException("statement timeout in " + task, failure);
            case "25P03", "53300", "57P01", "57P02", "57P03", "57P05" ->
                new DataAccessResourceFailureException("connection lost in " + task, failure);
            default -> others.translate(task, sql, failure);
        };
    }
}
