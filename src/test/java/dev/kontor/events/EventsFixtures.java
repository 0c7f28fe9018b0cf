package dev.kontor.events;

import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.time.Signal;
import dev.kontor.shared.tracing.Traces;
import dev.kontor.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// An event log without Spring: each instance is one process on the shared test database.
final class EventsFixtures {

    static final EventsProperties FAST = new EventsProperties(
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            100,
            3,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofDays(90));

    /// For tests in which nobody takes over: on a busy machine a lease of a second is lost, and events come twice.
    static final EventsProperties STEADY = new EventsProperties(
            FAST.pollInterval(),
            Duration.ofMinutes(1),
            FAST.batchSize(),
            FAST.attempts(),
            FAST.backOff(),
            FAST.maxBackOff(),
            FAST.saveInterval(),
            FAST.gathering(),
            FAST.retention());

    private EventsFixtures() {}

    static EventsProperties gathering(Duration gathering) {
        return new EventsProperties(
                FAST.pollInterval(),
                FAST.lease(),
                FAST.batchSize(),
                FAST.attempts(),
                FAST.backOff(),
                FAST.maxBackOff(),
                FAST.saveInterval(),
                gathering,
                FAST.retention());
    }

    record ThingId(UUID value) implements TypedId {

        static ThingId next() {
            return new ThingId(TypeIds.next());
        }

        @Override
        public IdPrefix prefix() {
            return IdPrefix.PRODUCT;
        }
    }

    /// @param step counts up from 1 per thing
    record ThingMoved(ThingId thing, int step) implements Event {

        @Override
        public String type() {
            return "thing.moved";
        }

        @Override
        public TypedId subject() {
            return thing;
        }
    }

    /// One process: its log and its dispatcher.
    static final class Process implements AutoCloseable {

        final EventLog log;
        final Dispatcher dispatcher;
        final Sequencer sequencer;
        final LogQueries queries;
        final ConsumerPositions positions;
        final DeadLetters letters;
        private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        final SimpleMeterRegistry meters = new SimpleMeterRegistry();

        Process(EventConsumer... consumers) {
            this(TestDatabase.dataSource(), FAST, consumers);
        }

        Process(DataSource database, EventsProperties properties, EventConsumer... consumers) {
            var jdbc = TestDatabase.jdbc(database);
            var json = new JsonMapper();
            var metrics = new EventMetrics(meters);
            var signal = new Signal();
            for (var consumer : consumers) {
                beans.registerSingleton(consumer.name(), consumer);
            }
            var provider = beans.getBeanProvider(EventConsumer.class);
            queries = new LogQueries(jdbc);
            positions = new ConsumerPositions(jdbc);
            letters = new DeadLetters(jdbc, EventsFixtures.noLists());
            sequencer = new Sequencer(jdbc, new JdbcTransactionManager(database));
            log = new TransactionalEventLog(jdbc, json, Clock.systemUTC(), metrics, signal, Traces.none(), provider);
            dispatcher = new Dispatcher(
                    new Lease(jdbc, properties),
                    sequencer,
                    new ConsumerRunner.Store(queries, positions, letters, metrics, Traces.none()),
                    properties,
                    signal,
                    provider);
        }

        Process start() {
            dispatcher.start();
            return this;
        }

        void tell(Event... events) {
            TestDatabase.transactions().executeWithoutResult(_ -> log.append(List.of(events)));
        }

        EventConsumer consumer(String name) {
            return beans.getBean(name, EventConsumer.class);
        }

        /// Is gone from one moment to the next: the lease stays, a delivery in progress never ends.
        void crash() {
            dispatcher.halt(Duration.ZERO);
        }

        @Override
        public void close() {
            dispatcher.stop();
        }
    }

    @SuppressWarnings("NullAway") // the tests without Spring list nothing
    static dev.kontor.shared.web.paging.KeysetLists noLists() {
        return null;
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes down what it gets, after doing what the test wants.
    static class Recorder implements EventConsumer {

        final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
        private final String name;
        private final Reach reach;
        private final Consumer<List<LoggedEvent>> first;

        Recorder(String name, Reach reach, Consumer<List<LoggedEvent>> first) {
            this.name = name;
            this.reach = reach;
            this.first = first;
        }

        Recorder(String name) {
            this(name, Reach.ONE_PROCESS, _ -> {});
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> types() {
            return Set.of("thing.*");
        }

        @Override
        public Reach reach() {
            return reach;
        }

        @Override
        public void consume(List<LoggedEvent> batch) {
            first.accept(batch);
            events.addAll(batch);
        }

        List<Integer> steps() {
            return events.stream()
                    .map(event -> event.data().get("step").asInt())
                    .toList();
        }
    }
}
