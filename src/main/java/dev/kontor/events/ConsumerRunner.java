package dev.kontor.events;

import dev.kontor.shared.time.Signal;
import dev.kontor.shared.tracing.Traces;
import io.micrometer.tracing.Span;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves one consumer along the log, on a separate thread.
final class ConsumerRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRunner.class);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final long UNKNOWN = -1;

    /// Number of times that a position is saved within the usual interval while many events arrive. After a crash, the
    /// events since the last saved position are delivered again.
    private static final int SOONER = 5;

    private static final int BUSY_READS = 3;
    private static final int BATCH_ATTEMPTS = 2;

    private final EventConsumer consumer;
    private final EventTypes types;
    private final boolean durable;
    private final long gathering;
    private final Store store;
    private final EventsProperties properties;
    private final BooleanSupplier mayRun;
    private final LongSupplier head;

    private final Traces.Work work;
    private final Signal signal = new Signal();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    // Written by the dispatcher only.
    private volatile Quiet quiet = new Quiet(0, 0);
    private volatile long position = UNKNOWN;
    private volatile boolean lettersDue;
    private long stored = UNKNOWN;
    private boolean delivered;
    private long storedAt = System.nanoTime();
    private long readAt = System.nanoTime();
    private int busyReads;

    /// The reads and writes of a runner.
    record Store(
            LogQueries log, ConsumerPositions positions, DeadLetters letters, EventMetrics metrics, Traces traces) {}

    /// A part of the log without an event for this consumer.
    ///
    /// @param after the position before it
    /// @param upTo its last position
    private record Quiet(long after, long upTo) {

        boolean covers(long from, long end) {
            return after <= from && end <= upTo;
        }
    }

    /// @param mayRun whether this process dispatches; for a consumer that reads in one process
    /// @param head the last position of the log
    ConsumerRunner(
            EventConsumer consumer,
            Store store,
            EventsProperties properties,
            BooleanSupplier mayRun,
            LongSupplier head) {
        this.consumer = consumer;
        this.types = EventTypes.of(consumer.types());
        this.durable = consumer.reach() == EventConsumer.Reach.ONE_PROCESS;
        this.gathering = consumer.gathers() ? properties.gathering().toNanos() : 0;
        this.store = store;
        this.properties = properties;
        this.mayRun = durable ? mayRun : () -> true;
        this.head = head;
        this.work = new Traces.Work(
                "consume " + consumer.name(), Span.Kind.CONSUMER, "messaging.consumer.group.name", consumer.name());
    }

    EventConsumer consumer() {
        return consumer;
    }

    void start() {
        if (durable) {
            // A new consumer starts at the current end of the log, not at its end when the consumer first runs.
            store.positions().load(consumer);
        } else {
            position = head.getAsLong();
        }
        thread = Thread.ofVirtual().name("events-" + consumer.name()).start(this::run);
    }

    void wake() {
        signal.raise();
    }

    /// Learns which types the next events have, so that a part of the log without events for this consumer is not read.
    void announce(Sequencer.Round next) {
        if (next.types().stream().noneMatch(types::include)) {
            quiet = new Quiet(quiet.upTo() == next.before() ? quiet.after() : next.before(), next.after());
        }
    }

    /// Whether there is no event for this consumer between what it has read and this position.
    boolean hasNothingTo(long end) {
        long reached = position;
        return reached != UNKNOWN && quiet.covers(reached, end);
    }

    void retryLetters() {
        lettersDue = true;
        signal.raise();
    }

    long lag() {
        long reached = position;
        long end = head.getAsLong();
        return reached == UNKNOWN || quiet.covers(reached, end) ? 0 : Math.max(0, end - reached);
    }

    void requestStop() {
        stopping.countDown();
        signal.raise();
    }

    /// Waits for the delivery in progress; one that does not end in time is interrupted.
    void awaitStop(Duration atMost) throws InterruptedException {
        if (thread != null && !thread.join(atMost)) {
            thread.interrupt();
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void run() {
        int failures = 0;
        while (!stopped()) {
            try {
                if (!advance()) {
                    signal.await(untilNextSave());
                }
                failures = 0;
            } catch (InterruptedException | Interruption _) {
                forget();
            } catch (RuntimeException e) {
                forget();
                failures++;
                LOG.warn("the events for {} could not be read; trying again", consumer.name(), e);
                if (!waitFor(properties.backOffAfter(failures))) {
                    return;
                }
            }
        }
        saveAtTheEnd();
    }

    private void saveAtTheEnd() {
        try {
            if (durable && position != UNKNOWN && mayRun.getAsBoolean()) {
                save(position);
            }
        } catch (RuntimeException e) {
            LOG.info("the position of {} was not saved; some events come again", consumer.name(), e);
        }
    }

    /// Forgets the position: another process may have advanced it.
    private void forget() {
        if (durable) {
            position = UNKNOWN;
        }
    }

    /// @return whether there may be more work right away
    private boolean advance() throws InterruptedException {
        if (!mayRun.getAsBoolean()) {
            forget();
            return false;
        }
        if (position == UNKNOWN) {
            position = stored = store.positions().load(consumer);
        }
        if (lettersDue) {
            lettersDue = false;
            retryDueLetters();
        }
        long end = head.getAsLong();
        if (position > end) {
            // The log is shorter than before: a backup was restored.
            position = durable ? UNKNOWN : 0;
            return false;
        }
        if (position == end || quiet.covers(position, end)) {
            position = end;
            saveNowAndThen();
            return false;
        }
        if (!hasGathered()) {
            deliverNext(end);
        }
        return true;
    }

    private void deliverNext(long end) throws InterruptedException {
        var events = store.log().read(position, end, types, properties.batchSize());
        boolean more = events.size() == properties.batchSize();
        noteRead(more);
        if (!events.isEmpty()) {
            deliver(events);
        }
        position = more ? events.getLast().position() : end;
        delivered |= !events.isEmpty();
        saveNowAndThen();
    }

    /// Waits for further events if there were some at each of the last reads.
    ///
    /// @return whether it has waited; there may be more events now, or it must stop
    private boolean hasGathered() {
        long left = gathering - (System.nanoTime() - readAt);
        if (busyReads < BUSY_READS || left <= 0) {
            return false;
        }
        waitFor(Duration.ofNanos(left));
        return true;
    }

    /// @param more whether there are more events than fit into a batch, which do not wait
    private void noteRead(boolean more) {
        long now = System.nanoTime();
        boolean soon = now - readAt < 2 * gathering;
        busyReads = soon && !more ? busyReads + 1 : 0;
        readAt = now;
    }

    private void deliver(List<LoggedEvent> batch) throws InterruptedException {
        if (consumer.retriesForever()) {
            for (int attempt = 1; consume(batch) != null; attempt++) {
                pause(attempt);
            }
            return;
        }
        if (batch.size() > 1) {
            for (int attempt = 1; attempt <= BATCH_ATTEMPTS; attempt++) {
                if (consume(batch) == null) {
                    return;
                }
                pause(attempt);
            }
        }
        for (var event : batch) {
            deliverAlone(event);
            save(event.position());
        }
    }

    private void deliverAlone(LoggedEvent event) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var failure = consume(List.of(event));
            if (failure == null) {
                return;
            }
            if (attempt >= properties.attempts()) {
                setAside(event, attempt, failure);
                return;
            }
            pause(attempt);
        }
    }

    private void setAside(LoggedEvent event, int attempts, RuntimeException failure) {
        LOG.error("{} cannot handle event {} ({})", consumer.name(), event.id(), event.type(), failure);
        if (durable) {
            store.letters().add(consumer, event, attempts, failure);
        }
    }

    private void retryDueLetters() {
        for (var letter : store.letters().due(consumer)) {
            var event = store.log().find(letter.eventId());
            var failure = event.isEmpty() ? null : consume(List.of(event.get()));
            if (failure == null) {
                store.letters().handled(consumer, letter);
                lettersDue = true;
            } else {
                store.letters().failedAgain(letter, failure);
            }
        }
    }

    private @Nullable RuntimeException consume(List<LoggedEvent> events) {
        try {
            store.traces()
                    .following(
                            events.stream().map(LoggedEvent::traceParent).toList(),
                            work,
                            () -> consumer.consume(events));
            store.metrics().delivered(consumer.name(), events.size());
            return null;
        } catch (RuntimeException e) {
            return failed(events, e);
        } catch (LinkageError | StackOverflowError | AssertionError e) {
            return failed(events, new IllegalStateException(e));
        }
    }

    private RuntimeException failed(List<LoggedEvent> events, RuntimeException failure) {
        store.metrics().failed(consumer.name());
        if (consumer.retriesForever()) {
            LOG.warn("{} failed and will try again: {}", consumer.name(), failure.getMessage());
            LOG.debug("{} failed", consumer.name(), failure);
            return failure;
        }
        LOG.warn(
                "{} failed on {} events from {}",
                consumer.name(),
                events.size(),
                events.getFirst().position(),
                failure);
        return failure;
    }

    private void pause(int failures) throws InterruptedException {
        if (!waitFor(properties.backOffAfter(failures)) || !mayRun.getAsBoolean()) {
            throw new Interruption();
        }
    }

    /// @return false if the runner must stop
    private boolean waitFor(Duration pause) {
        try {
            return !stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Nothing wakes a consumer that skips all new events: its position follows within the interval.
    private Duration untilNextSave() {
        return durable ? saveInterval() : IDLE;
    }

    /// The position behind an event that was delivered is saved sooner than one behind skipped events.
    private Duration saveInterval() {
        return delivered ? properties.saveInterval().dividedBy(SOONER) : properties.saveInterval();
    }

    private void saveNowAndThen() {
        if (position != stored && System.nanoTime() - storedAt > saveInterval().toNanos()) {
            save(position);
        }
    }

    private void save(long reached) {
        if (durable && reached != stored) {
            if (!store.positions().move(consumer, stored, reached)) {
                LOG.info("another process has taken over {}", consumer.name());
                throw new Interruption();
            }
            stored = reached;
            storedAt = System.nanoTime();
            delivered = false;
        }
    }

    /// This process no longer dispatches, or is about to stop.
    private static final class Interruption extends RuntimeException {}
}
