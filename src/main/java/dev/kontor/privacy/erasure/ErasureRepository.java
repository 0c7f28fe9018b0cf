package dev.kontor.privacy.erasure;

import dev.kontor.identity.CustomerId;
import dev.kontor.jobs.JobId;
import dev.kontor.privacy.ErasureRequestId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores erasure requests and the proof of what was erased.
@Repository
class ErasureRepository {

    private static final Sorting SORTING =
            Sorting.by("id", "-requestedAt", SortField.time("requestedAt", "requested_at"));
    private static final String COLUMNS = """
            id, customer_id, email, origin, status, requested_at, requested_by, decided_at, decided_by, reason, job_id,
            erased_at
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    ErasureRepository(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    /// @param emailKey keyed hash of the address of a guest
    /// @param eventId the event by which a customer requested it
    record NewRequest(
            ErasureRequestId id,
            @Nullable CustomerId customerId,
            @Nullable String email,
            byte @Nullable [] emailKey,
            ErasureOrigin origin,
            String requestedBy,
            @Nullable UUID eventId) {

        @Override
        public String toString() {
            return "NewRequest[" + id.text() + "]";
        }
    }

    /// @return false if the person has an open request, or the event has led to one already
    boolean insert(NewRequest request) {
        return jdbc.sql("""
                        insert into privacy.erasure_requests
                            (id, customer_id, email, email_key, origin, status, event_id, requested_at, requested_by)
                        values (:id, :customerId, :email, :emailKey, :origin, 'REQUESTED', :eventId, :now, :requestedBy)
                        on conflict do nothing
                        """).paramSource(request).param("now", clock.instant()).update() == 1;
    }

    /// Returns whether the customer has an open request or was erased.
    boolean isRequested(CustomerId customer) {
        return jdbc.sql("""
                        select exists (select from privacy.erasure_requests
                            where customer_id = :customer and status in ('REQUESTED', 'APPROVED', 'ERASED'))
                        """).param("customer", customer).query(Boolean.class).single();
    }

    Page<ErasureRequestDetails> list(ErasureFilter filter, Listing listing) {
        return lists.select(COLUMNS, "privacy.erasure_requests")
                .where(filter.conditions())
                .page(listing, SORTING, ErasureRequestDetails.class, filter);
    }

    ErasureRequestDetails get(ErasureRequestId id) {
        return jdbc.sql("select " + COLUMNS + " from privacy.erasure_requests where id = :id")
                .param("id", id)
                .query(ErasureRequestDetails.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("erasure request", id));
    }

    /// The open request of the person.
    ErasureRequestDetails open(@Nullable CustomerId customer, byte @Nullable [] emailKey) {
        return jdbc.sql("select " + COLUMNS + """
                         from privacy.erasure_requests
                        where (customer_id = :customer or email_key = :key) and status in ('REQUESTED', 'APPROVED')
                        """)
                .param("customer", customer)
                .param("key", emailKey)
                .query(ErasureRequestDetails.class)
                .single();
    }

    /// The erased persons, oldest first.
    List<ErasureProofLine> proofs(@Nullable Instant since, int most) {
        return jdbc.sql("""
                        select id as request_id, customer_id, encode(email_key, 'hex') as email_key, erased_at
                        from privacy.erasure_requests
                        where status = 'ERASED' and (:since::timestamptz is null or erased_at >= :since)
                        order by erased_at, id limit :most
                        """)
                .param("since", since)
                .param("most", most)
                .query(ErasureProofLine.class)
                .list();
    }

    /// @return false if it is not `REQUESTED`
    boolean decide(ErasureRequestId id, ErasureStatus status, String by, @Nullable String reason) {
        return jdbc.sql("""
                        update privacy.erasure_requests
                        set status = :status, decided_at = :now, decided_by = :by, reason = :reason
                        where id = :id and status = 'REQUESTED'
                        """)
                        .param("id", id)
                        .param("status", status)
                        .param("by", by)
                        .param("reason", reason)
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    void run(ErasureRequestId id, JobId job) {
        jdbc.sql("update privacy.erasure_requests set job_id = :job where id = :id")
                .param("id", id)
                .param("job", job)
                .update();
    }

    void withdraw(CustomerId customer, String by) {
        jdbc.sql("""
                        update privacy.erasure_requests
                        set status = 'WITHDRAWN', decided_at = :now, decided_by = :by
                        where customer_id = :customer and status = 'REQUESTED'
                        """)
                .param("customer", customer)
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    /// @return false if it is not `APPROVED`
    boolean erased(ErasureRequestId id) {
        return jdbc.sql("""
                        update privacy.erasure_requests set status = 'ERASED', erased_at = :now, email = null
                        where id = :id and status = 'APPROVED'
                        """).param("id", id).param("now", clock.instant()).update() == 1;
    }

    void count(ErasureRequestId id, Map<String, Long> rows) {
        jdbc.sql("""
                        insert into privacy.erased_rows (request_id, table_name, rows)
                        select :id, table_name, rows
                        from unnest(:rows.key::text[], :rows.value::bigint[]) as each (table_name, rows)
                        on conflict (request_id, table_name) do update set rows = erased_rows.rows + excluded.rows
                        """).param("id", id).param("rows", rows).update();
    }

    List<ErasureProof.ErasedTable> erasedTables(ErasureRequestId id) {
        return jdbc.sql("""
                        select table_name as "table", rows from privacy.erased_rows
                        where request_id = :id order by table_name
                        """)
                .param("id", id)
                .query(ErasureProof.ErasedTable.class)
                .list();
    }
}
