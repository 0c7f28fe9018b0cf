package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.events.EventsFixtures.Process;
import dev.kontor.events.EventsFixtures.Recorder;
import dev.kontor.events.EventsFixtures.ThingId;
import dev.kontor.events.EventsFixtures.ThingMoved;
import dev.kontor.shared.id.TypedId;
import dev.kontor.testing.StatementCounter;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.transaction.IllegalTransactionStateException;

/// Consumers get what they want, at least once, whatever fails.
class DispatcherTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeEach
    void emptyLog() {
        TestDatabase.truncate("events");
    }

    @Test
    void refusesAnEventOutsideOfATransaction() {
        try (var process = new Process()) {
            assertThatThrownBy(() -> process.log.append(new ThingMoved(ThingId.next(), 1)))
                    .isInstanceOf(IllegalTransactionStateException.class);
        }
    }

    @Test
    void appendsAnyNumberOfEventsByOneStatement() {
        try (var process = new Process(StatementCounter.counting(TestDatabase.dataSource()), EventsFixtures.FAST)) {
            var thing = ThingId.next();
            var events = IntStream.rangeClosed(1, 50)
                    .mapToObj(step -> new ThingMoved(thing, step))
                    .toList();

            var statements =
                    StatementCounter.count(() -> TestDatabase.transactions().executeWithoutResult(_ -> {
                        try (var _ = MDC.putCloseable("requestId", "req-1")) {
                            process.log.append(events.subList(0, 20));
                            process.log.append(events.subList(20, 50));
                        }
                    }));

            assertThat(statements).hasSize(1);
            assertThat(process.sequencer.number(_ -> {})).isEqualTo(50);
            assertThat(process.queries.read(0, 50, EventTypes.of(Set.of()), 100))
                    .allSatisfy(event -> assertThat(event.requestId()).isEqualTo("req-1"))
                    .extracting(event -> event.data().get("step").asInt())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 50).boxed().toList());
        }
    }

    @Test
    void aConsumerContinuesWhereItStopped() {
        var before = new Recorder("reader");
        try (var process = new Process(before).start()) {
            process.tell(new ThingMoved(ThingId.next(), 1));
            await().atMost(SOON).until(() -> before.steps().equals(List.of(1)));
        }
        var after = new Recorder("reader");
        try (var process = new Process(after)) {
            process.tell(new ThingMoved(ThingId.next(), 2));
            process.start();

            await().atMost(SOON).until(() -> after.steps().equals(List.of(2)));
        }
    }

    private record OtherMoved(ThingId thing, int step) implements Event {

        @Override
        public String type() {
            return "other.moved";
        }

        @Override
        public TypedId subject() {
            return thing;
        }
    }

    @Test
    void aConsumerSkipsWhatItHasNotSubscribedToAndMissesNothing() {
        var things = new Recorder("things");
        var others = new Recorder("others") {
            @Override
            public Set<String> types() {
                return Set.of("other.moved");
            }
        };
        try (var process = new Process(TestDatabase.dataSource(), EventsFixtures.STEADY, things, others).start()) {
            for (int step = 1; step <= 20; step++) {
                process.tell(
                        step % 5 == 0 ? new OtherMoved(ThingId.next(), step) : new ThingMoved(ThingId.next(), step));
                int told = step;
                await().atMost(SOON).until(() -> things.events.size() + others.events.size() == told);
                // What is not for a consumer is no backlog, although nobody reads it.
                await().atMost(SOON)
                        .until(() -> process.meters
                                        .get("kontor.events.lag")
                                        .tag("consumer", "others")
                                        .gauge()
                                        .value()
                                == 0);
            }
            assertThat(others.steps()).containsExactly(5, 10, 15, 20);
            assertThat(things.steps()).containsExactly(1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 18, 19);
        }
    }

    @Test
    void aConsumerThatGathersGetsTogetherWhatComesWhileManyEventsCome() {
        var batches = new CopyOnWriteArrayList<Integer>();
        var patient = new Recorder("patient") {
            @Override
            public boolean gathers() {
                return true;
            }

            @Override
            public void consume(List<LoggedEvent> events) {
                batches.add(events.size());
                super.consume(events);
            }
        };
        var other = new Recorder("other");
        var properties = EventsFixtures.gathering(Duration.ofMinutes(1));
        try (var process = new Process(TestDatabase.dataSource(), properties, patient, other).start()) {
            for (int step = 1; step <= 3; step++) {
                process.tell(new ThingMoved(ThingId.next(), step));
                int told = step;
                await().atMost(SOON).until(() -> patient.events.size() == told);
            }
            for (int step = 4; step <= 6; step++) {
                process.tell(new ThingMoved(ThingId.next(), step));
                int told = step;
                await().atMost(SOON).until(() -> other.events.size() == told);
            }
            assertThat(patient.steps()).containsExactly(1, 2, 3);
        }
        try (var _ = new Process(patient).start()) {
            await().atMost(SOON).until(() -> patient.events.size() == 6);
            assertThat(batches).containsExactly(1, 1, 1, 3);
        }
    }

    @Test
    void aNewConsumerStartsAtTheEndUnlessItWantsTheHistory() {
        try (var process = new Process(new Recorder("old")).start()) {
            process.tell(new ThingMoved(ThingId.next(), 1));
            await().atMost(SOON).until(() -> process.sequencer.head().last() == 1);
        }
        var fresh = new Recorder("fresh");
        var historian = new Historian();
        try (var process = new Process(fresh, historian).start()) {
            process.tell(new ThingMoved(ThingId.next(), 2));

            await().atMost(SOON).until(() -> fresh.steps().equals(List.of(2)));
            await().atMost(SOON).until(() -> historian.seen.steps().equals(List.of(1, 2)));
        }
    }

    @Test
    void aConsumerThatHangsHoldsNobodyUp() {
        var release = new CountDownLatch(1);
        var stuck = new Recorder("stuck", EventConsumer.Reach.ONE_PROCESS, _ -> EventsFixtures.await(release));
        var free = new Recorder("free");
        try (var process = new Process(stuck, free).start()) {
            process.tell(new ThingMoved(ThingId.next(), 1));
            await().atMost(SOON).until(() -> free.steps().equals(List.of(1)));
            process.tell(new ThingMoved(ThingId.next(), 2));
            await().atMost(SOON).until(() -> free.steps().equals(List.of(1, 2)));
            assertThat(stuck.events).isEmpty();

            release.countDown();
            await().atMost(SOON).until(() -> stuck.steps().equals(List.of(1, 2)));
        }
    }

    @Test
    void aPoisonousEventIsSetAsideAndTheOthersGoThrough() {
        var healed = new AtomicBoolean();
        var consumer = new Recorder("picky", EventConsumer.Reach.ONE_PROCESS, events -> {
            if (!healed.get()
                    && events.stream()
                            .anyMatch(event -> event.data().get("step").asInt() == 3)) {
                throw new IllegalStateException("three, of mr.x@example.com");
            }
        });
        try (var process = new Process(consumer)) {
            IntStream.rangeClosed(1, 5).forEach(step -> process.tell(new ThingMoved(ThingId.next(), step)));
            process.sequencer.number(_ -> {});
            // Registered before the events came, so that they are one batch.
            TestDatabase.jdbc()
                    .sql("insert into events.consumers (name, position) values ('picky', 0)")
                    .update();
            process.start();

            await().atMost(SOON).until(() -> consumer.steps().equals(List.of(1, 2, 4, 5)));
            await().atMost(SOON).until(() -> process.letters.count() == 1);
            var letter = TestDatabase.jdbc()
                    .sql("select attempts, error, next_attempt_at > now() as later from events.dead_letters")
                    .query()
                    .singleRow();
            assertThat(letter.get("attempts")).isEqualTo(3);
            assertThat(letter.get("later")).isEqualTo(true);
            assertThat((String) letter.get("error"))
                    .startsWith("java.lang.IllegalStateException at dev.kontor.events")
                    .doesNotContain("example.com");

            healed.set(true);
            TestDatabase.jdbc()
                    .sql("update events.dead_letters set next_attempt_at = now()")
                    .update();
            process.dispatcher.lookForDueLetters();

            await().atMost(SOON).until(() -> consumer.steps().equals(List.of(1, 2, 4, 5, 3)));
            await().atMost(SOON).until(() -> process.letters.count() == 0);
        }
    }

    /// A mail server that is back after hours: nobody waits for the long pauses that have grown meanwhile.
    @Test
    void aConsumerThatRetriesForeverGetsEveryEventInOrderAndNoDeadLetter() {
        var attempts = new AtomicInteger();
        var broker =
                new Recorder("broker", EventConsumer.Reach.ONE_PROCESS, _ -> {
                    if (attempts.incrementAndGet() <= 3 * EventsFixtures.FAST.attempts()) {
                        throw new IllegalStateException("no connection");
                    }
                }) {
                    @Override
                    public boolean retriesForever() {
                        return true;
                    }
                };
        try (var process = new Process(broker).start()) {
            for (int step = 1; step <= 5; step++) {
                process.tell(new ThingMoved(ThingId.next(), step));
            }

            await().atMost(SOON).until(() -> broker.steps().equals(List.of(1, 2, 3, 4, 5)));
            assertThat(process.letters.count()).isZero();
        }
    }

    @Test
    void onceOneDeadLetterSucceedsTheOthersFollowAtOnce() {
        var down = new AtomicBoolean(true);
        var consumer = new Recorder("mails", EventConsumer.Reach.ONE_PROCESS, _ -> {
            if (down.get()) {
                throw new IllegalStateException("no connection");
            }
        });
        try (var process = new Process(consumer).start()) {
            IntStream.rangeClosed(1, 3).forEach(step -> process.tell(new ThingMoved(ThingId.next(), step)));
            await().atMost(SOON).until(() -> process.letters.count() == 3);
            TestDatabase.jdbc()
                    .sql("update events.dead_letters set next_attempt_at = now() + interval '5 hours'")
                    .update();
            down.set(false);
            TestDatabase.jdbc().sql("""
                            update events.dead_letters set next_attempt_at = now()
                            where id = (select id from events.dead_letters order by created_at limit 1)
                            """).update();

            process.dispatcher.lookForDueLetters();

            await().atMost(SOON).until(() -> process.letters.count() == 0);
            assertThat(consumer.steps()).containsExactlyInAnyOrder(1, 2, 3);
        }
    }

    @Test
    void deadLettersAreRetriedInTheOrderOfTheirEvents() {
        var down = new AtomicBoolean(true);
        var consumer = new Recorder("mails", EventConsumer.Reach.ONE_PROCESS, _ -> {
            if (down.get()) {
                throw new IllegalStateException("no connection");
            }
        });
        try (var process = new Process(consumer).start()) {
            IntStream.rangeClosed(1, 3).forEach(step -> process.tell(new ThingMoved(ThingId.next(), step)));
            await().atMost(SOON).until(() -> process.letters.count() == 3);
            down.set(false);
            // As after several failures, whose pauses have a random order.
            TestDatabase.jdbc().sql("""
                            update events.dead_letters d set next_attempt_at = now() - l.position * interval '1 second'
                            from events.log l where l.id = d.event_id
                            """).update();

            process.dispatcher.lookForDueLetters();

            await().atMost(SOON).until(() -> process.letters.count() == 0);
            assertThat(consumer.steps()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void onlyTheProcessThatDispatchesReportsDeadLetters() {
        var consumer = new Recorder("mails", EventConsumer.Reach.ONE_PROCESS, _ -> {
            throw new IllegalStateException("no connection");
        });
        try (var process = new Process(consumer).start()) {
            process.tell(new ThingMoved(ThingId.next(), 1));
            await().atMost(SOON).until(() -> process.letters.count() == 1);
            process.dispatcher.lookForDueLetters();
            await().atMost(SOON).until(() -> reportedLetters(process) == 1);

            TestDatabase.jdbc()
                    .sql("update events.leases set holder = gen_random_uuid(), expires = now() + interval '1 hour'")
                    .update();

            await().atMost(SOON).until(() -> reportedLetters(process) == 0);
        }
        TestDatabase.jdbc().sql("delete from events.leases").update();
    }

    private static double reportedLetters(Process process) {
        return process.meters.get("kontor.events.dead.letters").gauge().value();
    }

    @Test
    void anotherProcessTakesOverSoonAfterACrash() {
        var never = new CountDownLatch(1);
        var dying = new Recorder("worker", EventConsumer.Reach.ONE_PROCESS, _ -> EventsFixtures.await(never));
        var crashing = new Process(dying).start();
        crashing.tell(new ThingMoved(ThingId.next(), 1));
        await().atMost(SOON)
                .until(() -> TestDatabase.jdbc()
                        .sql("select count(*) = 1 from events.leases")
                        .query(Boolean.class)
                        .single());
        var surviving = new Recorder("worker");
        try (var survivor = new Process(surviving).start()) {
            // In the middle of a batch, without giving the lease back.
            crashing.crash();
            long crashedAt = System.nanoTime();
            survivor.tell(new ThingMoved(ThingId.next(), 2));

            await().atMost(SOON).until(() -> surviving.steps().equals(List.of(1, 2)));
            assertThat(Duration.ofNanos(System.nanoTime() - crashedAt)).isLessThan(Duration.ofSeconds(15));
        }
        never.countDown();
    }

    @Test
    void everyProcessGetsItsOwnCopyFromItsStartOn() {
        var first = new Recorder("mine", EventConsumer.Reach.EVERY_PROCESS, _ -> {});
        var second = new Recorder("mine", EventConsumer.Reach.EVERY_PROCESS, _ -> {});
        try (var one = new Process(first).start()) {
            one.tell(new ThingMoved(ThingId.next(), 1));
            await().atMost(SOON).until(() -> first.steps().equals(List.of(1)));
            try (var other = new Process(second).start()) {
                other.tell(new ThingMoved(ThingId.next(), 2));

                await().atMost(SOON).until(() -> first.steps().equals(List.of(1, 2)));
                await().atMost(SOON).until(() -> second.steps().equals(List.of(2)));
            }
        }
    }

    @Test
    void anEagerConsumerIsCalledOnTheCommittingThread() {
        var eager = new Eager();
        try (var process = new Process(eager)) {
            TestDatabase.transactions().executeWithoutResult(_ -> {
                process.log.append(new ThingMoved(ThingId.next(), 1));
                assertThat(eager.seen).isEmpty();
            });
            assertThat(eager.seen).containsExactly(Thread.currentThread());

            TestDatabase.transactions().executeWithoutResult(status -> {
                process.log.append(new ThingMoved(ThingId.next(), 2));
                status.setRollbackOnly();
            });
            assertThat(eager.seen).hasSize(1);
        }
    }

    private static final class Historian implements EventConsumer {

        private final Recorder seen = new Recorder("historian");

        @Override
        public String name() {
            return seen.name();
        }

        @Override
        public Set<String> types() {
            return seen.types();
        }

        @Override
        public void consume(List<LoggedEvent> events) {
            seen.consume(events);
        }

        @Override
        public boolean wantsHistory() {
            return true;
        }
    }

    private static final class Eager implements EventConsumer {

        private final List<Thread> seen = new java.util.concurrent.CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "eager";
        }

        @Override
        public Set<String> types() {
            return Set.of("thing.moved");
        }

        @Override
        public void consume(List<LoggedEvent> events) {
            seen.add(Thread.currentThread());
        }

        @Override
        public Reach reach() {
            return Reach.EVERY_PROCESS;
        }

        @Override
        public boolean isEager() {
            return true;
        }
    }
}
