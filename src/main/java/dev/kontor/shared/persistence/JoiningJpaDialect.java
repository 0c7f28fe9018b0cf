package dev.kontor.shared.persistence;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Lets an entity manager join the running JDBC transaction when an aggregate is first used in it: Spring opens one and
/// closes it with the transaction, and this class flushes it before the commit.
final class JoiningJpaDialect extends HibernateJpaDialect {

    JoiningJpaDialect(SQLExceptionTranslator failures) {
        setJdbcExceptionTranslator(failures);
    }

    @Override
    public Object prepareTransaction(EntityManager manager, boolean readOnly, @Nullable String name) {
        if (!readOnly) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    try {
                        manager.flush();
                    } catch (RuntimeException failure) {
                        throw DataAccessUtils.translateIfNecessary(failure, JoiningJpaDialect.this);
                    }
                }
            });
        }
        return super.prepareTransaction(manager, readOnly, name);
    }
}
