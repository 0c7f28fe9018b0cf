package dev.kontor.webhook.delivery;

import dev.kontor.shared.time.Signal;
import dev.kontor.webhook.WebhookProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Claims queued messages and sends each on a separate thread, up to the configured concurrency. Every process
/// has one; messages of a dead process are taken over when its lease expires.
@Component
class DeliveryDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDispatcher.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    private static final Duration COUNTING = Duration.ofSeconds(15);

    private final DeliveryQueue queue;
    private final DeliverySender sender;
    private final DeliveryRepository deliveries;
    private final ReplayRunner replays;
    private final DeliveryMetrics metrics;
    private final WebhookProperties properties;
    private final Clock clock;

    private final UUID holder = UUID.randomUUID();
    private final Semaphore free;
    private final Signal signal = new Signal();
    private volatile boolean running;
    private long countedAt = System.nanoTime() - COUNTING.toNanos();
    private @Nullable Thread thread;
    private @Nullable ExecutorService sending;

    DeliveryDispatcher(
            DeliveryQueue queue,
            DeliverySender sender,
            DeliveryRepository deliveries,
            ReplayRunner replays,
            DeliveryMetrics metrics,
            WebhookProperties properties,
            Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.deliveries = deliveries;
        this.replays = replays;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
        this.free = new Semaphore(properties.concurrency());
    }

    @Override
    public synchronized void start() {
        running = true;
        // Platform threads: name lookups pin carriers, so a slow name server would block the virtual threads of
        // shoppers' requests.
        sending = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("webhook-", 0).factory());
        thread = Thread.ofVirtual().name("webhook-dispatcher").start(this::run);
    }

    /// Waits for calls in progress, at most a receiver's timeout; other messages are sent again later.
    @Override
    public synchronized void stop() {
        running = false;
        wake();
        try {
            if (thread != null && !thread.join(properties.timeout())) {
                thread.interrupt();
            }
            if (sending != null) {
                sending.shutdown();
                if (!sending.awaitTermination(properties.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                    sending.shutdownNow();
                }
            }
            deliveries.release(holder);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("claimed messages could not be released; their lease expires automatically", e);
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

    /// Checks the queue immediately.
    void wake() {
        signal.raise();
    }

    private void run() {
        while (running) {
            try {
                boolean replayed = replays.runSome();
                if (!dispatch() && !replayed) {
                    count();
                    signal.await(properties.pollInterval());
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("the webhook queue could not be read; trying again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            signal.await(BACK_OFF);
        } catch (InterruptedException _) {
            running = false;
        }
    }

    /// @return whether there may be more
    private boolean dispatch() {
        int most = free.availablePermits();
        if (most == 0) {
            return false;
        }
        var claimed = queue.claim(holder, most, clock.instant());
        if (claimed.isEmpty()) {
            return false;
        }
        var supply = sender.supply(claimed);
        for (var message : claimed) {
            free.acquireUninterruptibly();
            Objects.requireNonNull(sending).execute(() -> send(message, supply));
        }
        return true;
    }

    /// A failure here is internal, not the receiver's: the lease expires and the message is sent again.
    private void send(ClaimedMessage message, DeliverySender.Supply supply) {
        try {
            sender.send(holder, message, supply);
        } catch (RuntimeException e) {
            LOG.warn("the result of a webhook could not be recorded; it is sent again", e);
        } finally {
            free.release();
            wake();
        }
    }

    private void count() {
        if (System.nanoTime() - countedAt > COUNTING.toNanos()) {
            countedAt = System.nanoTime();
            metrics.pending(queue.pending());
        }
    }
}
