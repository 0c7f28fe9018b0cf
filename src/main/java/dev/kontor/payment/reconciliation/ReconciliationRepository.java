package dev.kontor.payment.reconciliation;

import dev.kontor.payment.ReconciliationId;
import dev.kontor.payment.provider.ListsCharges;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores reconciliations. Leases use the time of the database.
@Component
class ReconciliationRepository {

    private static final int MAX_TRIES = 20;
    private static final int BATCH = 2_000;

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
                        """).paramSource(request).param("id", id).param("now", now).update();
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
                        """).param("mostTries", MAX_TRIES).query(Running.class).optional();
    }

    /// Stores a page and the position after it in one statement.
    void save(Running run, ListsCharges.Page page) {
        jdbc.sql("""
                        with listed as (
                            insert into payment.reconciled_charges (reconciliation_id, reference, payment_id, currency,
                                captured_minor, refunded_minor, withdrawn_minor, reserved, created_at)
                            select :id, * from unnest(:charges.reference::text[], :charges.paymentId::uuid[],
                                :charges.capturedCurrency::text[], :charges.capturedMinor::bigint[],
                                :charges.refundedMinor::bigint[], :charges.withdrawnMinor::bigint[],
                                :charges.reserved::boolean[], :charges.createdAt::timestamptz[])
                            on conflict do nothing
                            returning reference
                        )
                        update payment.reconciliations set next_page = :next, tries = 0, version = version + 1,
                            charges = charges + (select count(*) from listed),
                            lease_until = now() + interval '60 seconds'
                        where id = :id and status = 'RUNNING'
                        """).param("id", run.id()).paramSource(page).update();
    }

    /// Removes what an interrupted comparison found.
    void clearDifferences(Running run) {
        jdbc.sql("""
                        delete from payment.reconciliation_differences d using payment.reconciliations r
                        where d.reconciliation_id = :id and r.id = :id and r.status = 'RUNNING'
                        """).param("id", run.id()).update();
    }

    /// Compares the next charges with the ledger and renews the lease.
    ///
    /// @param after last reference of the batch before; empty at the beginning
    /// @return last reference of this batch; null at the end
    @Nullable
    String compareCharges(Running run, String after) {
        return compare(ReconciliationSql.COMPARE_CHARGES, run)
                .param("after", after)
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse(null);
    }

    /// The place of an authorization among all.
    record Place(Instant authorizedAt, UUID operationId) {}

    /// Looks for payments without a charge and renews the lease.
    ///
    /// @param after last place of the batch before
    /// @return last place of this batch; null at the end
    @Nullable
    Place comparePayments(Running run, Place after) {
        return compare(ReconciliationSql.COMPARE_PAYMENTS, run)
                .paramSource(after)
                .query(Place.class)
                .optional()
                .orElse(null);
    }

    private JdbcClient.StatementSpec compare(String sql, Running run) {
        return jdbc.sql(sql).paramSource(run).param("limit", BATCH);
    }

    /// Ends the reconciliation with the number of differences.
    void end(Running run) {
        jdbc.sql("""
                        update payment.reconciliations r set status = 'DONE', ended_at = now(), version = version + 1,
                            differences = (select count(*) from payment.reconciliation_differences d
                                where d.reconciliation_id = r.id)
                        where id = :id and status = 'RUNNING'
                        """).param("id", run.id()).update();
    }

    /// Releases the reconciliation for another attempt a little later.
    void release(Running run) {
        jdbc.sql("""
                        update payment.reconciliations
                        set lease_until = now() + make_interval(secs => least(tries * tries * 5, 600))
                        where id = :id and status = 'RUNNING'
                        """).param("id", run.id()).update();
    }
}
