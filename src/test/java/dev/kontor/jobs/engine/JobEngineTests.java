package dev.kontor.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.events.Event;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobFailed;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobStatus;
import dev.kontor.jobs.JobSucceeded;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Jobs are done once, whatever fails, stops or dies.
class JobEngineTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @BeforeEach
    void emptyTables() {
        TestDatabase.truncate("jobs");
        Steps.createTable();
    }

    @Test
    void runsAJobIfAndOnlyIfTheTransactionCommits() {
        var type = Steps.named("test.steps");
        try (var process = new JobProcess(JobProcess.FAST, type).start()) {
            TestDatabase.transactions().executeWithoutResult(transaction -> {
                process.jobs.start(type, new Steps.Input("never", 1), JobPriority.HIGH, null);
                transaction.setRollbackOnly();
            });
            var id = process.begin(type, new Steps.Input("once", 3));

            awaitEnd(process, id);

            var job = process.get(id);
            assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(job.progress()).isEqualTo(new JobProgress(3, 3L, 0, "step 3"));
            assertThat(job.result()).isEqualTo(Map.of("steps", 3));
            assertThat(Steps.done("once")).containsExactly(1, 2, 3);
            assertThat(Steps.done("never")).isEmpty();
            awaitTold(process, new JobSucceeded(id, "test.steps"));
            assertThat(process.meters
                            .get("shop.job.duration")
                            .tag("outcome", "succeeded")
                            .timer()
                            .count())
                    .isEqualTo(1);
            await().atMost(SOON).until(JobEngineTests::queued, List.of()::equals);
        }
    }

    @Test
    void aSecondJobWithTheSameKeyIsTheFirst() {
        var type = Steps.named("test.steps");
        try (var process = new JobProcess(JobProcess.FAST, type)) {
            var first = process.begin(type, new Steps.Input("a", 1), JobPriority.NORMAL, "key-1");

            assertThat(process.begin(type, new Steps.Input("b", 2), JobPriority.NORMAL, "key-1"))
                    .isEqualTo(first);
            assertThat(process.begin(type, new Steps.Input("a", 1), JobPriority.NORMAL, "key-2"))
                    .isNotEqualTo(first);
            assertThat(queued()).hasSize(2);
        }
    }

    @Test
    void goesOnFromItsCheckpointAfterAFailure() {
        var failures = new AtomicInteger();
        var type = new Steps("test.steps", step -> {
            // Twice in each of two places: four failures, but never three in a row.
            if ((step == 2 && failures.get() < 2) || (step == 4 && failures.get() < 4)) {
                throw new IllegalStateException("failure " + failures.incrementAndGet());
            }
        });
        try (var process = new JobProcess(JobProcess.FAST, type).start()) {
            var id = process.begin(type, new Steps.Input("bumpy", 5));

            awaitEnd(process, id);

            assertThat(process.get(id).status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(failures).hasValue(4);
            assertThat(Steps.done("bumpy")).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void givesUpWhatFailsAgainAndAgain() {
        var tries = new AtomicInteger();
        var type = new Steps("test.steps", step -> {
            if (step == 2) {
                tries.incrementAndGet();
                throw new IllegalStateException("the password is secret");
            }
        });
        try (var process = new JobProcess(JobProcess.FAST, type).start()) {
            var id = process.begin(type, new Steps.Input("hopeless", 3));

            awaitEnd(process, id);

            var job = process.get(id);
            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(tries).hasValue(3);
            // Nothing of what the exception says.
            assertThat(job.problem())
                    .isEqualTo(
                            new JobDetails.Problem("internal", "This is a bug in Kontor. Report the id of the job."));
            assertThat(Steps.done("hopeless")).containsExactly(1);
            awaitTold(process, new JobFailed(id, "test.steps"));
        }
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        var tries = new AtomicInteger();
        var type = new Steps("test.steps", _ -> {
            tries.incrementAndGet();
            throw new RejectedException(ProblemCode.REJECTED, "There is no such list.");
        });
        try (var process = new JobProcess(JobProcess.FAST, type).start()) {
            var id = process.begin(type, new Steps.Input("refused", 3));

            awaitEnd(process, id);

            assertThat(process.get(id).problem())
                    .isEqualTo(new JobDetails.Problem("rejected", "There is no such list."));
            assertThat(tries).hasValue(1);
        }
    }

    @Test
    void anotherProcessCancelsAJobThatRuns() throws InterruptedException {
        var gate = new Gate(2);
        var type = new Steps("test.steps", gate);
        try (var runner = new JobProcess(JobProcess.FAST, type).start();
                var other = new JobProcess(JobProcess.FAST)) {
            var id = runner.begin(type, new Steps.Input("canceled", 5));
            gate.awaitArrival();

            // The row is locked by no step: a cancel waits for none.
            assertThat(other.repository.cancel(id)).isTrue();
            assertThat(other.get(id).status()).isEqualTo(JobStatus.RUNNING);
            gate.open();
            awaitEnd(other, id);

            assertThat(other.get(id).status()).isEqualTo(JobStatus.CANCELED);
            assertThat(Steps.done("canceled")).containsExactly(1, 2);
            assertThat(other.repository.cancel(id)).isFalse();
        }
    }

    @Test
    void anotherProcessTakesOverFromASilentOneWhichThenChangesNothing() throws InterruptedException {
        var gate = new Gate(3);
        var frozen = new Steps("test.steps", gate);
        var type = Steps.named("test.steps");
        try (var silent = new JobProcess(JobProcess.SILENT, frozen).start()) {
            var id = silent.begin(frozen, new Steps.Input("inherited", 5));
            gate.awaitArrival();
            try (var heir = new JobProcess(JobProcess.FAST, type).start()) {
                awaitEnd(heir, id);

                assertThat(heir.get(id).status()).isEqualTo(JobStatus.SUCCEEDED);
                assertThat(Steps.done("inherited")).containsExactly(1, 2, 3, 4, 5);
                gate.open();
                await().atMost(SOON)
                        .until(() -> silent.meters
                                        .find("shop.job.duration")
                                        .tag("outcome", "interrupted")
                                        .timer()
                                != null);
                assertThat(Steps.done("inherited")).containsExactly(1, 2, 3, 4, 5);
                assertThat(silent.told).isEmpty();
                awaitTold(heir, new JobSucceeded(id, "test.steps"));
            }
        }
    }

    @Test
    void givesUpAJobThatKillsEachProcessThatTakesIt() {
        var type = Steps.named("test.steps");
        try (var process = new JobProcess(JobProcess.FAST, type)) {
            var id = process.begin(type, new Steps.Input("deadly", 1));
            for (int death = 0; death < 3; death++) {
                assertThat(process.repository.begin(id, 1)).isPresent();
            }
            process.start();

            awaitEnd(process, id);

            assertThat(process.get(id).status()).isEqualTo(JobStatus.FAILED);
            assertThat(Steps.done("deadly")).isEmpty();
        }
    }

    @Test
    void whatIsInterruptedByAStopGoesOnElsewhere() throws InterruptedException {
        var gate = new Gate(2);
        var held = new Steps("test.steps", gate);
        var type = Steps.named("test.steps");
        var stopping = new JobProcess(JobProcess.FAST, held).start();
        var id = stopping.begin(held, new Steps.Input("moved", 4));
        gate.awaitArrival();

        var stop = Thread.ofVirtual().start(stopping::close);
        await().atMost(SOON).until(() -> stop.getState() != Thread.State.RUNNABLE || !stop.isAlive());
        gate.open();
        stop.join();

        var between = stopping.get(id);
        assertThat(between.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(between.attempts()).isZero();
        assertThat(Steps.done("moved")).containsExactly(1, 2);
        try (var next = new JobProcess(JobProcess.FAST, type).start()) {
            awaitEnd(next, id);

            assertThat(next.get(id).status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(Steps.done("moved")).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void theMostUrgentGoesFirst() {
        var type = Steps.named("test.steps");
        try (var process = new JobProcess(JobProcess.FAST, type)) {
            var low = process.begin(type, new Steps.Input("all", 1), JobPriority.LOW, null);
            var high = process.begin(type, new Steps.Input("all", 2), JobPriority.HIGH, null);
            process.start();

            awaitEnd(process, low);
            awaitEnd(process, high);

            assertThat(process.told)
                    .containsExactly(new JobSucceeded(high, "test.steps"), new JobSucceeded(low, "test.steps"));
        }
    }

    @Test
    void severalProcessesDoEachJobOnce() {
        var type = Steps.named("test.steps");
        try (var first = new JobProcess(JobProcess.FAST, type).start();
                var second = new JobProcess(JobProcess.FAST, type).start();
                var third = new JobProcess(JobProcess.FAST, type).start()) {
            var ids = IntStream.range(0, 30)
                    .mapToObj(number -> first.begin(type, new Steps.Input("job-" + number, 2)))
                    .toList();

            ids.forEach(id -> awaitEnd(second, id));

            assertThat(IntStream.range(0, 30).mapToObj(number -> Steps.done("job-" + number)))
                    .allSatisfy(done -> assertThat(done).containsExactly(1, 2));
            assertThat(first.told.size() + second.told.size() + third.told.size())
                    .isEqualTo(30);
        }
    }

    /// Others are told after the end is stored.
    private static void awaitTold(JobProcess process, Event event) {
        await().atMost(SOON).untilAsserted(() -> assertThat(process.told).containsExactly(event));
    }

    private static void awaitEnd(JobProcess process, JobId id) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(SOON)
                .until(() -> process.get(id).status().isEnd());
    }

    private static List<String> queued() {
        return TestDatabase.jdbc()
                .sql("select task_instance from jobs.queue")
                .query(String.class)
                .list();
    }

    /// Keeps a step waiting.
    private static final class Gate implements java.util.function.IntConsumer {

        private final int at;
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        Gate(int at) {
            this.at = at;
        }

        @Override
        public void accept(int step) {
            if (step == at) {
                arrived.countDown();
                try {
                    if (!open.await(20, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("the gate stayed shut");
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        void awaitArrival() throws InterruptedException {
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void open() {
            open.countDown();
        }
    }
}
