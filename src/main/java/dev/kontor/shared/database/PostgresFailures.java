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

/// Distinguishes temporary failures (a lock or response that did not arrive in time, a server that restarts,
/// fails over or is full) from bugs. Spring does not know all of PostgreSQL's codes and would treat some as
/// bugs, with 500 instead of 503. The same applies to starting and ending transactions.
@Component
class PostgresFailures implements SQLExceptionTranslator, TransactionManagerCustomizer<JdbcTransactionManager> {

    private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

    @Override
    public void customize(JdbcTransactionManager transactions) {
        transactions.setExceptionTranslator(this);
    }

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException failure) {
        if (Outage.is(failure)) {
            return new DataAccessResourceFailureException("PostgreSQL cannot be used in " + task, failure);
        }
        return switch (String.valueOf(failure.getSQLState())) {
            case "55P03" -> new CannotAcquireLockException("lock timeout in " + task, failure);
            case "57014", "25P04" -> new QueryTimeoutException("statement timeout in " + task, failure);
            default -> others.translate(task, sql, failure);
        };
    }
}
