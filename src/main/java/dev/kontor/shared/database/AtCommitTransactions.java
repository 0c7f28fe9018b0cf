package dev.kontor.shared.database;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// JDBC transactions that send the writes of [AtCommit] with their commit.
public final class AtCommitTransactions extends JdbcTransactionManager {

    public AtCommitTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareSynchronization(DefaultTransactionStatus status, TransactionDefinition definition) {
        super.prepareSynchronization(status, definition);
        if (status.isNewSynchronization() && status.isNewTransaction()) {
            AtCommit.begin(getDataSource());
        }
    }

    /// The driver knows when PostgreSQL has committed already, and does not ask for it again.
    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        var transaction = (JdbcTransactionObjectSupport) status.getTransaction();
        AtCommit.commit(
                transaction.getConnectionHolder().getConnection(),
                failure -> translateException("the last writes of a transaction", failure));
        super.doCommit(status);
    }
}
