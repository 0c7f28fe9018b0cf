package dev.kontor.shared.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes one waiting thread. A signal without a waiting thread is not lost; several signals wake it once.
public final class Signal {

    private final Semaphore raised = new Semaphore(0);

    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /// Returns when the signal is raised or the time is over.
    ///
    /// @return whether it was raised
    public boolean await(Duration atMost) throws InterruptedException {
        boolean came = raised.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (came) {
            raised.drainPermits();
        }
        return came;
    }

    /// Forgets a signal that was raised before what its receiver does next.
    public void lower() {
        raised.drainPermits();
    }
}
