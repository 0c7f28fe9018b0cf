package dev.kontor.notification.delivery;

import dev.kontor.shared.database.AfterCommit;
import dev.kontor.shared.time.Signal;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Wakes the sender of this process when a mail was queued here.
@Component
public class MailSignal {

    private final Signal signal = new Signal();

    /// At once, or after the transaction has committed.
    void wake() {
        AfterCommit.run(signal::raise);
    }

    /// Waits for a mail, or for the time to pass.
    void await(Duration atMost) throws InterruptedException {
        signal.await(atMost);
    }
}
