package dev.kontor.privacy.retention;

import dev.kontor.jobs.JobId;
import dev.kontor.privacy.RetentionRunId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the runs.
@Repository
class RetentionRunRepository {

    /// The time for which runs are stored.
    private static final Duration HISTORY = Duration.ofDays(730);

    private static final Sorting SORTING = Sorting.by("id", "-startedAt", SortField.time("startedAt", "started_at"));
    private static final String COLUMNS = """
            id, status, requested_by, job_id, started_at, ended_at,
            (select coalesce(sum(k.deleted), 0)::bigint from privacy.retention_run_kinds k where k.run_id = r.id)
                as deleted,
            (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'days', k.days, 'before', k.due_before,
                'deleted', k.deleted, 'failure', k.failure) order by k.kind), '[]')
            from privacy.retention_run_kinds k where k.run_id = r.id) as kinds
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    RetentionRunRepository(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    /// @param jobId absent until its transaction has started the job
    record Open(RetentionRunId id, @Nullable JobId jobId) {}

    Page<RetentionRunDetails> list(Listing listing) {
        return lists.select(COLUMNS, "privacy.retention_runs r")
                .where(new Conditions())
                .page(listing, SORTING, RetentionRunDetails.class, "retention-runs");
    }

    Optional<RetentionRunDetails> find(RetentionRunId id) {
        return jdbc.sql("select " + COLUMNS + " from privacy.retention_runs r where id = :id")
                .param("id", id)
                .query(RetentionRunDetails.class)
                .optional();
    }

    Optional<Open> open() {
        return jdbc.sql("select id, job_id from privacy.retention_runs where status = 'RUNNING'")
                .query(Open.class)
                .optional();
    }

    /// @param notSince start no run if one has started since; null always starts one
    /// @return false if one is running, or was started since
    boolean insert(RetentionRunId id, String by, @Nullable Instant notSince) {
        return jdbc.sql("""
                        insert into privacy.retention_runs (id, status, requested_by, started_at)
                        select :id, 'RUNNING', :by, :now
                        where :since::timestamptz is null
                            or not exists (select from privacy.retention_runs where started_at > :since)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("by", by)
                        .param("now", clock.instant())
                        .param("since", notSince)
                        .update()
                == 1;
    }

    void run(RetentionRunId id, JobId job) {
        jdbc.sql("update privacy.retention_runs set job_id = :job where id = :id")
                .param("id", id)
                .param("job", job)
                .update();
    }

    /// Ends the run: successfully unless a kind failed.
    void end(RetentionRunId id) {
        jdbc.sql("""
                        update privacy.retention_runs r set ended_at = :now, status = case when exists (
                            select from privacy.retention_run_kinds k where k.run_id = r.id and k.failure is not null)
                            then 'FAILED' else 'SUCCEEDED' end
                        where id = :id and status = 'RUNNING'
                        """).param("id", id).param("now", clock.instant()).update();
        jdbc.sql("delete from privacy.retention_runs where started_at < :before and status <> 'RUNNING'")
                .param("before", clock.instant().minus(HISTORY))
                .update();
    }

    /// Ends a run whose job has ended early.
    void fail(RetentionRunId id) {
        jdbc.sql("""
                        update privacy.retention_runs set ended_at = :now, status = 'FAILED'
                        where id = :id and status = 'RUNNING'
                        """).param("id", id).param("now", clock.instant()).update();
    }

    boolean isRunning(RetentionRunId id) {
        return jdbc.sql("""
                        select exists (select from privacy.retention_runs where id = :id and status = 'RUNNING')
                        """).param("id", id).query(Boolean.class).single();
    }

    /// Begins a kind; the time from before which data is due does not change until the run ends.
    Instant begin(RetentionRunId id, RetentionKind kind, int days) {
        return jdbc.sql("""
                        insert into privacy.retention_run_kinds as k (run_id, kind, days, due_before, deleted)
                        values (:id, :kind, :days, :before, 0)
                        on conflict (run_id, kind) do update set deleted = k.deleted
                        returning due_before
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("days", days)
                .param("before", clock.instant().minus(Duration.ofDays(days)))
                .query(Instant.class)
                .single();
    }

    Instant dueBefore(RetentionRunId id, RetentionKind kind) {
        return jdbc.sql("select due_before from privacy.retention_run_kinds where run_id = :id and kind = :kind")
                .param("id", id)
                .param("kind", kind)
                .query(Instant.class)
                .single();
    }

    void count(RetentionRunId id, RetentionKind kind, int deleted) {
        if (deleted > 0) {
            jdbc.sql("""
                            update privacy.retention_run_kinds set deleted = deleted + :deleted
                            where run_id = :id and kind = :kind
                            """)
                    .param("id", id)
                    .param("kind", kind)
                    .param("deleted", deleted)
                    .update();
        }
    }

    void failed(RetentionRunId id, RetentionKind kind, String failure) {
        jdbc.sql("""
                        update privacy.retention_run_kinds set failure = :failure where run_id = :id and kind = :kind
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("failure", failure)
                .update();
    }
}
