package dev.kontor.notification.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the sender of mails on a thread of each process: immediately for mails that are queued here, otherwise
/// by polling.
@Component
class MailDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatcher.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration MAX_ATTEMPT = Duration.ofSeconds(15);

    private final MailDelivery delivery;
    private final MailSignal signal;
    private volatile boolean running;
    private @Nullable Thread thread;

    MailDispatcher(MailDelivery delivery, MailSignal signal) {
        this.delivery = delivery;
        this.signal = signal;
    }

    /// A platform thread: name lookups pin carriers, so a slow name server would block the virtual threads of
    /// shoppers' requests.
    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("mail-sender").start(this::run);
    }

    /// Waits for an attempt in progress.
    @Override
    public synchronized void stop() {
        running = false;
        signal.wake();
        try {
            if (thread != null && !thread.join(MAX_ATTEMPT)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server starts, after it has stopped; while the event log is read.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4_095;
    }

    private void run() {
        while (running) {
            try {
                sendDue();
                signal.await(POLL);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// Without a database, nothing is lost: claimed mails are released when their lease expires.
    private void sendDue() {
        try {
            delivery.sendDue(() -> running);
        } catch (RuntimeException e) {
            LOG.warn("the mail queue could not be read; trying again", e);
        }
    }
}
