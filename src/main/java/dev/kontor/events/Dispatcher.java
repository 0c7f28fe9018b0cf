package dev.kontor.events;

import dev.kontor.shared.database.AfterCommit;
import dev.kontor.shared.time.Signal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Watches the log. In the process that holds the lease, it assigns positions to events and runs the consumers;
/// in the others it reports the end of the log to the consumers that run everywhere.
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(5);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    /// A short wait after a commit, so that the events of many commits are numbered and delivered together.
    private static final Duration GATHER = Duration.ofMillis(5);

    /// The same while many transactions commit: each round costs several statements.
    private static final Duration GATHER_MORE = Duration.ofMillis(50);

    /// Many transactions commit if events come within this time, and have come for some rounds.
    private static final Duration SOON = Duration.ofMillis(20);

    private static final int BUSY_ROUNDS = 3;

    private final Lease lease;
    private final Sequencer sequencer;
    private final ConsumerRunner.Store store;
    private final EventsProperties properties;
    private final Signal appended;
    private final ObjectProvider<EventConsumer> consumers;

    private List<ConsumerRunner> runners = List.of();
    private CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile boolean running;
    private volatile long head;
    private boolean led;
    private volatile long housekeptAt;

    Dispatcher(
            Lease lease,
            Sequencer sequencer,
            ConsumerRunner.Store store,
            EventsProperties properties,
            Signal appended,
            ObjectProvider<EventConsumer> consumers) {
        this.lease = lease;
        this.sequencer = sequencer;
        this.store = store;
        this.properties = properties;
        this.appended = appended;
        this.consumers = consumers;
    }

    @Override
    public synchronized void start() {
        head = sequencer.head().last();
        stopping = new CountDownLatch(1);
        housekeptAt = System.nanoTime() - HOUSEKEEPING.toNanos();
        var names = new HashSet<String>();
        runners = consumers
                .orderedStream()
                .map(consumer -> {
                    if (!names.add(consumer.name())) {
                        throw new IllegalStateException("two event consumers are named " + consumer.name());
                    }
                    return new ConsumerRunner(consumer, store, properties, lease::held, () -> head);
                })
                .toList();
        for (var runner : runners) {
            store.metrics().lag(runner.consumer().name(), runner::lag);
            runner.start();
        }
        running = true;
        thread = Thread.ofVirtual().name("events-dispatcher").start(this::run);
    }

    @Override
    public synchronized void stop() {
        halt(STOP_WAIT);
        try {
            lease.release();
        } catch (RuntimeException e) {
            LOG.info("the lease could not be released; it expires automatically", e);
        }
    }

    /// Stops without releasing the lease, as a crash would.
    ///
    /// @param patience how long a delivery in progress may take
    void halt(Duration patience) {
        running = false;
        stopping.countDown();
        appended.raise();
        runners.forEach(ConsumerRunner::requestStop);
        try {
            if (thread != null && !thread.join(patience)) {
                thread.interrupt();
            }
            for (var runner : runners) {
                runner.awaitStop(patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server starts, after it has stopped.
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4_096;
    }

    /// Checks for due dead letters immediately; after the commit if a transaction is running.
    void lookForDueLetters() {
        AfterCommit.run(() -> {
            housekeptAt = System.nanoTime() - HOUSEKEEPING.toNanos();
            appended.raise();
        });
    }

    private void run() {
        int failures = 0;
        int busyRounds = 0;
        boolean raised = false;
        while (!stopped(Duration.ZERO)) {
            try {
                boolean news = round(raised);
                failures = 0;
                long since = System.nanoTime();
                raised = appended.await(properties.pollInterval());
                busyRounds = news && System.nanoTime() - since < SOON.toNanos() ? busyRounds + 1 : 0;
                stopped(busyRounds >= BUSY_ROUNDS ? GATHER_MORE : GATHER);
                // The next round numbers what was committed meanwhile.
                appended.lower();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                failures++;
                raised = false;
                LOG.warn("the event log could not be read; trying again", e);
                stopped(properties.backOffAfter(failures));
            }
        }
    }

    private boolean stopped(Duration wait) {
        try {
            return stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    /// @param ownEvents whether this process has appended events since the last round
    /// @return whether there were new events
    private boolean round(boolean ownEvents) {
        boolean leads = lease.hold();
        long last = !leads ? sequencer.head().last() : ownEvents ? number() : numberWaiting();
        boolean changed = last != head || leads != led;
        boolean all = leads != led;
        boolean news = last != head;
        head = last;
        if (leads != led) {
            led = leads;
            if (!leads) {
                store.metrics().deadLetters(0);
            }
            LOG.info("this process {} dispatches events", leads ? "now" : "no longer");
        }
        if (changed) {
            runners.stream().filter(runner -> all || !runner.hasNothingTo(last)).forEach(ConsumerRunner::wake);
        }
        if (leads) {
            housekeep();
        }
        return news;
    }

    private long number() {
        return sequencer.number(round -> runners.forEach(runner -> runner.announce(round)));
    }

    /// Numbers events of other processes, if there are any.
    private long numberWaiting() {
        var state = sequencer.head();
        return state.waiting() ? number() : state.last();
    }

    private void housekeep() {
        long now = System.nanoTime();
        if (now - housekeptAt >= HOUSEKEEPING.toNanos()) {
            housekeptAt = now;
            store.metrics().deadLetters(store.letters().count());
            var due = store.letters().consumersWithDue();
            runners.stream()
                    .filter(runner -> due.contains(runner.consumer().name()))
                    .forEach(ConsumerRunner::retryLetters);
        }
    }
}
