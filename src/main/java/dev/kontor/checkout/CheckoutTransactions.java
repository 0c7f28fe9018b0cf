package dev.kontor.checkout;

import dev.kontor.shared.database.ConfigurationVersions.ConfigurationChanged;
import dev.kontor.shared.database.Outage;
import dev.kontor.shared.database.PatientConnections;
import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs the short transactions of a checkout. Limits their number, because many that wait for the same stock are
/// slower than a few, and retries serialization failures, deadlocks and transactions in which the configuration
/// changed.
@Component
class CheckoutTransactions {

    private static final int MAX_TRIES = 4;
    private static final int MAX_PAUSE_MILLIS = 50;
    /// Serialization failure and deadlock: PostgreSQL rolled the transaction back, and a retry can succeed.
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

    private final TransactionTemplate transactions;
    private final ConcurrencyLimiter withAdmission;
    private final ConcurrencyLimiter turns;

    CheckoutTransactions(
            PlatformTransactionManager transactions,
            ConcurrencyLimiter checkoutsUnderWay,
            ConcurrencyLimiter checkoutTurns) {
        this.transactions = new TransactionTemplate(transactions);
        this.withAdmission = checkoutsUnderWay;
        this.turns = checkoutTurns;
    }

    /// Runs a whole checkout unless too many are in progress. Once admitted, it waits longer for connections.
    ///
    /// @throws dev.kontor.shared.problem.UnavailableException `overloaded` if the wait takes too long
    <T> T withAdmission(Supplier<T> checkout) {
        withAdmission.pass();
        try {
            return PatientConnections.within(checkout);
        } finally {
            withAdmission.release();
        }
    }

    /// Runs a transaction after queueing for a permit.
    ///
    /// @throws dev.kontor.shared.problem.UnavailableException `overloaded` if the wait takes too long
    <T> T queued(Supplier<T> work) {
        turns.pass();
        try {
            return run(work);
        } finally {
            turns.release();
        }
    }

    /// Runs a transaction without queueing.
    <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(_ -> work.get());
            } catch (PessimisticLockingFailureException failure) {
                if (attempt == MAX_TRIES || !mayTryAgain(failure)) {
                    throw failure;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(MAX_PAUSE_MILLIS * (long) attempt) + 1));
            }
        }
    }

    private static boolean mayTryAgain(Throwable failure) {
        return Outage.anyCause(
                failure,
                cause -> cause instanceof ConfigurationChanged
                        || cause instanceof SQLException sql && TRY_AGAIN.contains(String.valueOf(sql.getSQLState())));
    }
}
