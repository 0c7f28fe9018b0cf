package dev.kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.testing.LogCapture;
import dev.kontor.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class SealerTests {

    private final AuditDatabase database = new AuditDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void entriesAreNumberedWithoutGapsInTheOrderOfTheirInsertion() {
        var written = new ArrayList<AuditRecord>();
        database.transactions.executeWithoutResult(transaction -> {
            database.entries().insert(List.of(AuditDatabase.entry(0), AuditDatabase.entry(1)));
            transaction.setRollbackOnly();
        });
        written.addAll(database.write(3));
        var together = List.of(AuditDatabase.entry(7), AuditDatabase.entry(8));
        database.transactions.executeWithoutResult(_ -> database.entries().insert(together));
        written.addAll(together);

        var head = database.sealer().seal();

        assertThat(database.chained())
                .isEqualTo(written.stream().map(AuditRecord::id).toList());
        assertThat(database.positions()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(head).isEqualTo(database.chain.head());
        assertThat(waiting()).isZero();
        assertThat(database.verify(head).fault()).isNull();
    }

    @Test
    void whatCommitsLateGetsTheNextNumber() throws InterruptedException, ExecutionException {
        var late = AuditDatabase.entry(1);
        var inserted = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = threads.submit(() -> database.transactions.executeWithoutResult(_ -> {
                database.entries().insert(List.of(late));
                inserted.countDown();
                await(mayCommit);
            }));
            await(inserted);
            var early = database.write(1).getFirst();

            database.sealer().seal();
            assertThat(database.chained()).containsExactly(early.id());
            mayCommit.countDown();
            writing.get();
            database.sealer().seal();

            assertThat(database.chained()).containsExactly(early.id(), late.id());
        }
        assertThat(database.verify(null).fault()).isNull();
    }

    @Test
    void severalSealersAtOnceGiveEachNumberOnce() throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        var tasks = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sealer = 0; sealer < 3; sealer++) {
                tasks.add(threads.submit(() -> {
                    await(start);
                    for (int round = 0; round < 40; round++) {
                        database.sealer().seal();
                    }
                }));
            }
            for (int writer = 0; writer < 2; writer++) {
                tasks.add(threads.submit(() -> {
                    await(start);
                    database.write(150);
                }));
            }
            start.countDown();
            for (var task : tasks) {
                task.get();
            }
        }
        database.sealer().seal();

        assertThat(database.positions())
                .isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(new HashSet<>(database.chained())).hasSize(300);
        assertThat(database.verify(null).fault()).isNull();
    }

    @Test
    void theSecondClaimantLeavesTheWorkToTheFirst() {
        database.write(2);

        database.transactions.executeWithoutResult(_ -> {
            assertThat(database.chain.lock()).isTrue();
            assertThat(database.sealer().seal()).isEqualTo(ChainHead.NONE);
        });

        assertThat(database.positions()).isEmpty();
        assertThat(database.sealer().seal().position()).isEqualTo(2);
    }

    @Test
    void aCrashBetweenTwoBatchesLosesAndDoublesNothing() {
        var written = database.write(Sealer.BATCH + 5);
        var crashing = database.sealer(AuditDatabase.keys(AuditDatabase.SECRET), new CrashingInTheSecondBatch());

        try (var _ = LogCapture.start()) {
            assertThatThrownBy(crashing::seal).isInstanceOf(NestedRuntimeException.class);
        }
        assertThat(database.positions()).hasSize(Sealer.BATCH);
        assertThat(waiting()).isEqualTo(5);
        database.sealer().seal();

        assertThat(database.chained())
                .isEqualTo(written.stream().map(AuditRecord::id).toList());
        assertThat(database.verify(null).fault()).isNull();
    }

    @Test
    void aTruncatedChainIsReported() {
        database.write(3);
        var sealer = database.sealer();
        var head = sealer.seal();
        database.tamper(
                "delete from audit.entries where id in (select entry_id from audit.chain where position = 3)",
                "delete from audit.chain where position = 3");
        database.write(1);
        try (var log = LogCapture.start()) {
            sealer.seal();

            assertThat(log.of(Sealer.class.getName()))
                    .singleElement()
                    .satisfies(written -> assertThat(written.message()).contains(head.text()));
        }
        assertThat(database.verify(head).fault()).isNotNull();
    }

    /// The database loses the connection of the second batch just before its commit, as if the process had died.
    private final class CrashingInTheSecondBatch extends JdbcTransactionManager {

        private int commits;

        CrashingInTheSecondBatch() {
            super(database.dataSource);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            commits++;
            if (commits == 2) {
                kill(TestDatabase.jdbc(database.dataSource)
                        .sql("select pg_backend_pid()")
                        .query(Integer.class)
                        .single());
            }
            super.doCommit(status);
        }

        private void kill(int process) {
            try (var connection = database.dataSource.getConnection();
                    var statement = connection.prepareStatement("select pg_terminate_backend(?, 5000)")) {
                statement.setInt(1, process);
                statement.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private long waiting() {
        return database.jdbc
                .sql("select count(*) from audit.waiting")
                .query(Long.class)
                .single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
