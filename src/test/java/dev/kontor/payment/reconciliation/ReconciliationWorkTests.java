package dev.kontor.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.ReconciliationId;
import dev.kontor.payment.reconciliation.ReconciliationRepository.Running;
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
import org.springframework.transaction.annotation.Transactional;

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
    void continuesAfterTheLastStoredPage() throws Exception {
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

    /// A statement may take five seconds. Reading the whole ledger for every charge takes longer.
    @Test
    @Transactional
    void comparesThousandsOfCharges() {
        int count = 9_000;
        pay(count);
        var id = running("gone", null, 0);
        listAllButTheFirst(id);
        jdbc.sql("update payment.reconciled_charges set captured_minor = 999 where reference = 'ch_' || :last")
                .param("last", count)
                .update();

        compare(id);

        assertThat(queries.get(id).status()).isEqualTo(ReconciliationStatus.DONE);
        assertThat(differences(id))
                .containsExactlyInAnyOrder("PAYMENT_WITHOUT_CHARGE ch_1", "AMOUNT_DIFFERS ch_" + count);
    }

    @Test
    @Transactional
    void comparesFromTheBeginningAfterAnInterruption() {
        pay(3);
        var id = running("gone", null, 0);
        listAllButTheFirst(id);
        jdbc.sql("""
                insert into payment.reconciliation_differences
                    (reconciliation_id, kind, reference, currency, provider_minor, ledger_minor)
                values (:id, 'PAYMENT_WITHOUT_CHARGE', 'ch_1', 'EUR', 0, 1000)
                """).param("id", id.value()).update();

        compare(id);
        compare(id);

        assertThat(queries.get(id).differences()).isEqualTo(1);
        assertThat(differences(id)).containsExactly("PAYMENT_WITHOUT_CHARGE ch_1");
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

    private void compare(ReconciliationId id) {
        work.compare(new Running(
                id.value(),
                "gone",
                DAY.minusHours(1).toInstant(),
                DAY.plusHours(1).toInstant(),
                null));
    }

    private List<String> differences(ReconciliationId id) {
        return jdbc.sql("""
                        select kind || ' ' || reference from payment.reconciliation_differences
                        where reconciliation_id = :id
                        """).param("id", id.value()).query(String.class).list();
    }

    /// Captured payments, which no provider ever saw, with their entries in the ledger.
    private void pay(int count) {
        jdbc.sql("""
                        with paid as (
                            insert into payment.payments (id, reference, method, provider, currency, amount_minor,
                                captured_minor, status, capture_now, provider_reference, created_at, updated_at, version)
                            select kontor.new_id(), gen_random_uuid(), 'gone', 'gone', 'EUR', 1000, 1000, 'CAPTURED', true,
                                'ch_' || n, :day, :day, 1
                            from generate_series(1, :count) n
                            returning id, reference
                        ), authorized as (
                            insert into payment.operations (id, payment_id, kind, amount_minor, currency, outcome,
                                started_at)
                            select kontor.new_id(), id, 'AUTHORIZE', 1000, 'EUR', 'SUCCEEDED', :day from paid
                        )
                        insert into payment.ledger_entries (transaction_id, account, payment_id, reference, provider, cause,
                            currency, amount_minor, posted_at)
                        select id, account, id, reference, 'gone', 'CAPTURE', 'EUR', amount_minor, :day
                        from paid, (values ('PROVIDER_CLEARING', 1000), ('RECEIVABLE', -1000)) entry (account, amount_minor)
                        """).param("day", DAY).param("count", count).update();
    }

    private void listAllButTheFirst(ReconciliationId id) {
        jdbc.sql("""
                        insert into payment.reconciled_charges (reconciliation_id, reference, payment_id, currency,
                            captured_minor, refunded_minor, reserved, created_at)
                        select :id, provider_reference, case when n % 2 = 0 then p.id end, 'EUR', 1000, 0, false, :day
                        from payment.payments p, lateral (select substr(provider_reference, 4)::int as n) numbered
                        where provider = 'gone' and n > 1
                        """).param("id", id.value()).param("day", DAY).update();
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
