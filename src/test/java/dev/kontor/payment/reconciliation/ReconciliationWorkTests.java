package dev.kontor.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.ReconciliationId;
import dev.kontor.testing.KontorTest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A comparison goes on where a process died, is worked on once, and is given up at last.
@KontorTest
class ReconciliationWorkTests {

    private static final OffsetDateTime DAY = OffsetDateTime.parse("1980-06-01T12:00:00Z");

    @Autowired
    ReconciliationWork work;

    @Autowired
    ReconciliationQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Test
    void goesOnAfterTheLastPageThatWasKept() throws Exception {
        var keys = charges(150);
        var id = running("test", keys.get(99).toString(), 0);
        var runs = IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(_ -> () -> {
                    work.run();
                    return true;
                })
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var run : threads.invokeAll(runs)) {
                assertThat(run.get()).isTrue();
            }
        }

        var done = queries.get(id);
        assertThat(done.status()).isEqualTo(ReconciliationStatus.DONE);
        assertThat(done.charges()).isEqualTo(50);
        assertThat(done.differences()).isEqualTo(50);
    }

    @Test
    void waitsForAProviderThatCannotBeReadAndGivesItUpAtLast() {
        var early = running("gone", null, 3);
        var late = running("gone", null, 20);

        work.run();

        assertThat(queries.get(early).status()).isEqualTo(ReconciliationStatus.RUNNING);
        assertThat(queries.get(late).status()).isEqualTo(ReconciliationStatus.FAILED);
        assertThat(queries.get(late).endedAt()).isNotNull();
    }

    /// Sorted as the provider lists them.
    private List<UUID> charges(int count) {
        return jdbc.sql("""
                        with made as (
                            insert into payment.test_charges (key, token, currency, authorized_minor, captured_minor,
                                status, created_at)
                            select gen_random_uuid(), 'tok_approve', 'EUR', n, n, 'CAPTURED', :day
                            from generate_series(1, :count) n
                            returning key
                        )
                        select key from made order by key
                        """)
                .param("day", DAY)
                .param("count", count)
                .query(UUID.class)
                .list();
    }

    /// Whoever worked on it is gone.
    private ReconciliationId running(String provider, @Nullable String nextPage, int tries) {
        var id = ReconciliationId.next();
        jdbc.sql("""
                        insert into payment.reconciliations (id, provider, from_at, until_at, status, next_page, lease_until,
                            tries, started_at, version)
                        values (:id, :provider, :from, :until, 'RUNNING', :next, now() - interval '1 second', :tries, now(),
                            1)
                        """)
                .param("id", id.value())
                .param("provider", provider)
                .param("from", DAY.minusHours(1))
                .param("until", DAY.plusHours(1))
                .param("next", nextPage)
                .param("tries", tries)
                .update();
        return id;
    }
}
