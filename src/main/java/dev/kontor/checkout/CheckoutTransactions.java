package dev.kontor.checkout;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs the short transactions of a checkout: a few at a time, because many that queue for the same stock are
/// slower than few, and once more where the database asks for it.
@Component
class CheckoutTransactions {

    private static final int MAX_TRIES = 4;
    private static final int MAX_PAUSE_MILLIS = 50;
    /// Serialization failure and deadlock: PostgreSQL undid the transaction so that another could go on.
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

    private final TransactionTemplate transactions;
    private final Semaphore turns;
    private final Duration maxWait;

    CheckoutTransactions(PlatformTransactionManager transactions, CheckoutProperties properties) {
        this.transactions = new TransactionTemplate(transactions);
        this.turns = new Semaphore(properties.parallel(), true);
        this.maxWait = properties.maxWait();
    }

    /// When its turn comes.
    ///
    /// @throws UnavailableException `overloaded` if that takes too long
    <T> T inTurn(Supplier<T> work) {
        takeTurn();
        try {
            return run(work);
        } finally {
            turns.release();
        }
    }

    /// At once.
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

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw overloaded();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw overloaded();
        }
    }

    private static UnavailableException overloaded() {
        return new UnavailableException(
                ProblemCode.OVERLOADED, "Too many checkouts are under way. Nothing was changed.");
    }

    private static boolean mayTryAgain(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TRY_AGAIN.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
