package dev.kontor.payment.reconciliation;

import dev.kontor.payment.ReconciliationId;
import dev.kontor.payment.provider.ListedCharge;
import dev.kontor.payment.provider.ListsCharges;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores reconciliations. Leases use the time of the database.
@Component
class ReconciliationRepository {

    private static final int MOST_TRIES = 20;

    private final JdbcClient jdbc;

    ReconciliationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A reconciliation in progress.
    ///
    /// @param nextPage null at the beginning
    record Running(
            UUID id,
            String provider,
            Instant fromAt,
            Instant untilAt,
            @Nullable String nextPage) {}

    void insert(ReconciliationId id, StartReconciliation request, Instant now) {
        jdbc.sql("""
                        insert into payment.reconciliations
                            (id, provider, from_at, until_at, status, lease_until, started_at, version)
                        values (:id, :provider, :from, :until, 'RUNNING', now(), :now, 1)
                        """)
                .param("id", id.value())
                .param("provider", request.provider())
                .param("from", at(request.from()))
                .param("until", at(request.until()))
                .param("now", at(now))
                .update();
    }

    /// Claims a reconciliation that no process works on. It fails after too many unsuccessful attempts.
    Optional<Running> claim() {
        return jdbc.sql("""
                        with failed as (
                            update payment.reconciliations set status = 'FAILED', ended_at = now(), version = version + 1
                            where status = 'RUNNING' and tries >= :mostTries and lease_until <= now()
                        ), free as (
                            select id from payment.reconciliations
                            where status = 'RUNNING' and lease_until <= now() and tries < :mostTries
                            order by lease_until limit 1 for no key update skip locked
                        )
                        update payment.reconciliations r set tries = tries + 1, lease_until = now() + interval '60 seconds'
                        from free where r.id = free.id
                        returning r.id, r.provider, r.from_at, r.until_at, r.next_page
                        """).param("mostTries", MOST_TRIES).query(Running.class).optional();
    }

    /// Stores a page and the position after it in one statement.
    void save(Running run, ListsCharges.Page page) {
        var charges = page.charges();
        jdbc.sql("""
                        with kept as (
                            insert into payment.reconciled_charges (reconciliation_id, reference, payment_id, currency,
                                captured_minor, refunded_minor, withdrawn_minor, reserved, created_at)
                            select :id, * from unnest(:references::text[], :payments::uuid[], :currencies::text[],
                                :captured::bigint[], :refunded::bigint[], :withdrawn::bigint[], :reserved::boolean[],
                                :created::timestamptz[])
                            on conflict do nothing
                            returning reference
                        )
                        update payment.reconciliations set next_page = :next, tries = 0, version = version + 1,
                            charges = charges + (select count(*) from kept),
                            lease_until = now() + interval '60 seconds'
                        where id = :id and status = 'RUNNING'
                        """)
                .param("id", run.id())
                .param("next", page.next())
                .param("references", array(charges, ListedCharge::reference, String[]::new))
                .param("payments", payments(charges))
                .param(
                        "currencies",
                        array(charges, charge -> charge.captured().currency().getCurrencyCode(), String[]::new))
                .param("captured", array(charges, charge -> charge.captured().minor(), Long[]::new))
                .param("refunded", array(charges, charge -> charge.refunded().minor(), Long[]::new))
                .param("withdrawn", array(charges, charge -> charge.withdrawn().minor(), Long[]::new))
                .param("reserved", array(charges, ListedCharge::reserved, Boolean[]::new))
                .param("created", array(charges, charge -> charge.createdAt().toString(), String[]::new))
                .update();
    }

    private static <T> T[] array(
            List<ListedCharge> charges, Function<ListedCharge, T> part, java.util.function.IntFunction<T[]> generator) {
        return charges.stream().map(part).toArray(generator);
    }

    private static @Nullable String[] payments(List<ListedCharge> charges) {
        var ids = new @Nullable String[charges.size()];
        for (int index = 0; index < ids.length; index++) {
            ids[index] = Optional.ofNullable(charges.get(index).paymentId())
                    .map(id -> id.value().toString())
                    .orElse(null);
        }
        return ids;
    }

    /// Compares the listed charges with the ledger and ends the reconciliation.
    ///
    /// @param from start of the period for charges and payments near its edges, inclusive
    /// @param until end of the period, exclusive
    void compare(Running run, Instant from, Instant until) {
        jdbc.sql(ReconciliationSql.COMPARE)
                .param("id", run.id())
                .param("provider", run.provider())
                .param("from", at(from))
                .param("until", at(until))
                .query(Long.class)
                .single();
        jdbc.sql(ReconciliationSql.COUNT).param("id", run.id()).update();
    }

    /// Releases the reconciliation for another attempt a little later.
    void release(Running run) {
        jdbc.sql("""
                        update payment.reconciliations
                        set lease_until = now() + make_interval(secs => least(tries * tries * 5, 600))
                        where id = :id and status = 'RUNNING'
                        """).param("id", run.id()).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
