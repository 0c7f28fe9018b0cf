package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.events.EventsFixtures.Process;
import dev.kontor.events.EventsFixtures.Recorder;
import dev.kontor.events.EventsFixtures.ThingId;
import dev.kontor.events.EventsFixtures.ThingMoved;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order of the log is safe whatever transactions run side by side.
class EventOrderTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @BeforeEach
    void emptyLog() {
        TestDatabase.truncate("events");
        TestDatabase.jdbc()
                .sql("create table if not exists events.test_things (id uuid primary key, step int not null)")
                .update();
    }

    @AfterEach
    void dropThings() {
        TestDatabase.jdbc().sql("drop table if exists events.test_things").update();
    }

    @Test
    void looksForWaitingEventsWithoutScanningTheLogAfterABurst() {
        try (var process = new Process()) {
            TestDatabase.jdbc().sql("""
                    insert into events.log (id, type, version, subject, occurred_at, request_id, data)
                    select gen_random_uuid(), 'thing.moved', 1, 'thing', now(), 'burst', '{}'
                    from generate_series(1, 5000)
                    """).update();
            TestDatabase.jdbc().sql("analyze events.log").update();
            process.sequencer.number(_ -> {});

            var scanned = TestDatabase.transactions().execute(_ -> {
                long before = scannedRows();
                assertThat(process.sequencer.head()).isEqualTo(new Sequencer.Head(5000, false));
                return scannedRows() - before;
            });
            var plan = TestDatabase.transactions().execute(_ -> {
                // As the connections of the shop are.
                TestDatabase.jdbc()
                        .sql("set local plan_cache_mode = force_generic_plan")
                        .update();
                return TestDatabase.jdbc()
                        .sql("explain " + Sequencer.NUMBER)
                        .param("last", 5000)
                        .param("limit", 1000)
                        .query(String.class)
                        .list();
            });

            assertThat(scanned).isZero();
            assertThat(plan)
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("Seq Scan on log") || line.contains("Seq Scan on events.log"));
        }
    }

    private static long scannedRows() {
        return TestDatabase.jdbc().sql("""
                select seq_tup_read from pg_stat_xact_user_tables
                where schemaname = 'events' and relname = 'log'
                """).query(Long.class).single();
    }

    @Test
    void aLongTransactionHoldsNobodyUpAndLosesNothing() throws Exception {
        try (var process = new Process();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = new CountDownLatch(1);
            var mayCommit = new CountDownLatch(1);
            var slow = ThingId.next();
            var fast = ThingId.next();
            Future<?> older = threads.submit(() -> TestDatabase.transactions().executeWithoutResult(_ -> {
                process.log.append(new ThingMoved(slow, 1));
                told.countDown();
                EventsFixtures.await(mayCommit);
            }));
            told.await();
            process.tell(new ThingMoved(fast, 1));

            assertThat(process.sequencer.number(_ -> {})).isEqualTo(1);

            mayCommit.countDown();
            older.get();
            assertThat(process.sequencer.number(_ -> {})).isEqualTo(2);
            assertThat(process.queries.read(0, 2, EventTypes.of(Set.of()), 10))
                    .extracting(LoggedEvent::subject)
                    .containsExactly(fast.text(), slow.text());
        }
    }

    /// The transaction that changed the thing last has the older id: it wrote something else before it waited.
    @Test
    void theOlderTransactionIdDoesNotOvertakeWhatItWaitedFor() throws Exception {
        try (var process = new Process();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var thing = ThingId.next();
            insert(thing);
            var hasId = new CountDownLatch(1);
            var firstHasLock = new CountDownLatch(1);
            Future<?> second = threads.submit(() -> TestDatabase.transactions().executeWithoutResult(_ -> {
                TestDatabase.jdbc()
                        .sql("select pg_current_xact_id()::text")
                        .query(String.class)
                        .single();
                hasId.countDown();
                EventsFixtures.await(firstHasLock);
                process.log.append(new ThingMoved(thing, move(thing)));
            }));
            hasId.await();
            TestDatabase.transactions().executeWithoutResult(_ -> {
                int step = move(thing);
                firstHasLock.countDown();
                awaitWaiter();
                process.log.append(new ThingMoved(thing, step));
            });
            second.get();

            assertThat(process.sequencer.number(_ -> {})).isEqualTo(2);
            assertThat(process.queries.read(0, 2, EventTypes.of(Set.of()), 10))
                    .extracting(event -> event.data().get("step").asInt())
                    .containsExactly(1, 2);
        }
    }

    @Test
    void nothingIsLostDoubledOrOutOfOrderWhenManyWriteAtOnce() throws Exception {
        int writers = 12;
        int transactions = 60;
        var everywhere = new Recorder("everywhere", EventConsumer.Reach.EVERY_PROCESS, _ -> {});
        var once = new Recorder("once");
        var things = IntStream.range(0, 6).mapToObj(_ -> ThingId.next()).toList();
        things.forEach(this::insert);
        try (var process = new Process(TestDatabase.dataSource(), EventsFixtures.STEADY, once, everywhere).start();
                var other =
                        new Process(TestDatabase.dataSource(), EventsFixtures.STEADY, new Recorder("once")).start();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CyclicBarrier(writers);
            var work = new ArrayList<Callable<Integer>>();
            for (int writer = 0; writer < writers; writer++) {
                var random = new Random(writer);
                work.add(() -> {
                    start.await();
                    int rolledBack = 0;
                    for (int number = 0; number < transactions; number++) {
                        rolledBack += write(process, things, random) ? 0 : 1;
                    }
                    return rolledBack;
                });
            }
            int rolledBack = 0;
            for (var done : threads.invokeAll(work)) {
                rolledBack += done.get();
            }
            int expected = (writers * transactions - rolledBack) * 2;
            var seen = TestDatabase.jdbc();
            await().atMost(SOON)
                    .until(() -> seen.sql("select last_position from events.head")
                                    .query(Long.class)
                                    .single()
                            == expected);
            await().atMost(SOON).until(() -> everywhere.events.size() == expected);

            var leaders = List.of(once, (Recorder) other.consumer("once"));
            await().atMost(SOON)
                    .until(() -> leaders.stream()
                                    .mapToInt(each -> each.events.size())
                                    .sum()
                            == expected);
            assertThat(everywhere.events)
                    .extracting(LoggedEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, expected).boxed().toList());
            assertStepsInOrder(everywhere.events);
            assertThat(rolledBack).isPositive();
        }
    }

    /// Moves two things, in the order of their ids, with other work in between; sometimes it fails at the end.
    private boolean write(Process process, List<ThingId> things, Random random) {
        var first = things.get(random.nextInt(things.size()));
        var second = things.get(random.nextInt(things.size()));
        boolean early = random.nextBoolean();
        boolean fails = random.nextInt(10) == 0;
        double pause = random.nextInt(3) * 0.002;
        return Boolean.TRUE.equals(TestDatabase.transactions().execute(status -> {
            if (early) {
                TestDatabase.jdbc()
                        .sql("select pg_current_xact_id()::text")
                        .query(String.class)
                        .single();
            }
            for (var thing : java.util.stream.Stream.of(first, second)
                    .sorted(java.util.Comparator.comparing(ThingId::text))
                    .toList()) {
                int step = move(thing);
                TestDatabase.jdbc()
                        .sql("select pg_sleep(:s)")
                        .param("s", pause)
                        .query((_, _) -> 1)
                        .single();
                process.log.append(new ThingMoved(thing, step));
            }
            if (fails) {
                status.setRollbackOnly();
            }
            return !fails;
        }));
    }

    private static void assertStepsInOrder(List<LoggedEvent> events) {
        Map<String, Integer> steps = new HashMap<>();
        for (var event : events) {
            int step = event.data().get("step").asInt();
            assertThat(step).isEqualTo(steps.getOrDefault(event.subject(), 0) + 1);
            steps.put(event.subject(), step);
        }
    }

    private void insert(ThingId thing) {
        TestDatabase.jdbc()
                .sql("insert into events.test_things values (:id, 0)")
                .param("id", thing.value())
                .update();
    }

    private static int move(ThingId thing) {
        return TestDatabase.jdbc()
                .sql("update events.test_things set step = step + 1 where id = :id returning step")
                .param("id", thing.value())
                .query(Integer.class)
                .single();
    }

    private static void awaitWaiter() {
        await().atMost(SOON)
                .until(() -> TestDatabase.jdbc()
                        .sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single());
    }
}
