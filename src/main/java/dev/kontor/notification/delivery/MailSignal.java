package dev.kontor.notification.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Wakes the sender of this process when a mail was queued here.
@Component
public class MailSignal {

    private final Semaphore signal = new Semaphore(0);

    /// At once, or after the transaction has committed.
    void wake() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    release();
                }
            });
        } else {
            release();
        }
    }

    private void release() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /// Waits for a mail, or for the time to pass.
    void await(Duration atMost) throws InterruptedException {
        if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }
}
