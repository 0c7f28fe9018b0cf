package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobStatus;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the rows of jobs. Writes of a run are bound to its number: after a takeover by another
/// process they change no row.
@Repository
class JobRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    JobRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @return false if there is one of that type with that key
    boolean insert(JobId id, String type, @Nullable String key, JobPriority priority, Record input) {
        return jdbc.sql("""
                        insert into jobs.jobs (id, type, key, status, priority, input, created_at, updated_at)
                        values (:id, :type, :key, 'QUEUED', :priority, :input, :now, :now)
                        on conflict (type, key) where key is not null do nothing
                        """)
                        .param("id", id)
                        .param("type", type)
                        .param("key", key)
                        .param("priority", priority.rank())
                        .param("input", input)
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    JobId ofKey(String type, @Nullable String key) {
        return jdbc.sql("select id from jobs.jobs where type = :type and key = :key")
                .param("type", type)
                .param("key", key)
                .query(JobId.class)
                .single();
    }

    /// Claims the job; empty if the run is obsolete.
    Optional<StartedJob> begin(JobId id, int round) {
        return jdbc.sql("""
                        update jobs.jobs
                        set run = run + 1, attempts = attempts + case when status = 'RUNNING' then 1 else 0 end,
                            status = 'RUNNING', started_at = coalesce(started_at, :now), updated_at = :now,
                            revision = revision + 1
                        where id = :id and round = :round and status in ('QUEUED', 'RUNNING')
                        returning id, type, run, input, checkpoint, done, total, failed, message, attempts,
                            cancel_requested
                        """)
                .param("id", id)
                .param("round", round)
                .param("now", clock.instant())
                .query(StartedJob.class)
                .optional();
    }

    /// @return whether the job must be canceled; empty if the run is no longer the current one
    Optional<Boolean> saveProgress(StartedJob job, JobRun.Reached reached) {
        return jdbc.sql("""
                        update jobs.jobs
                        set checkpoint = :checkpoint, done = :done, total = :total, failed = :failed,
                            message = :message, attempts = 0, problem_code = null, problem_detail = null,
                            updated_at = :now, revision = revision + 1
                        where id = :id and run = :run and status = 'RUNNING'
                        returning cancel_requested
                        """)
                .param("checkpoint", reached.checkpoint())
                .paramSource(reached.progress())
                .param("now", clock.instant())
                .param("id", job.id())
                .param("run", job.run())
                .query(Boolean.class)
                .optional();
    }

    /// @return false if the run is no longer the current one
    boolean finish(StartedJob job, JobStatus end, @Nullable Record result, @Nullable Failure failure) {
        return jdbc.sql("""
                        update jobs.jobs
                        set status = :status, result = :result::jsonb, problem_code = :code, problem_detail = :detail,
                            finished_at = :now, updated_at = :now, revision = revision + 1
                        where id = :id and run = :run and status = 'RUNNING'
                        """)
                        .param("status", end)
                        .param("result", result)
                        .param("code", failure == null ? null : failure.code())
                        .param("detail", failure == null ? null : failure.detail())
                        .param("now", clock.instant())
                        .paramSource(job)
                        .update()
                == 1;
    }

    /// Consecutive failures since its last progress.
    int attempts(StartedJob job) {
        return jdbc.sql("select attempts from jobs.jobs where id = :id")
                .param("id", job.id())
                .query(Integer.class)
                .single();
    }

    /// Releases the job for the next claim.
    ///
    /// @param failure why it did not continue; absent if it was merely interrupted
    boolean putBack(StartedJob job, @Nullable Failure failure) {
        return jdbc.sql("""
                        update jobs.jobs
                        set status = 'QUEUED', attempts = attempts + :more, problem_code = :code,
                            problem_detail = :detail, updated_at = :now, revision = revision + 1
                        where id = :id and run = :run and status = 'RUNNING'
                        """)
                        .param("more", failure == null ? 0 : 1)
                        .param("code", failure == null ? null : failure.code())
                        .param("detail", failure == null ? null : failure.detail())
                        .param("now", clock.instant())
                        .paramSource(job)
                        .update()
                == 1;
    }

    /// Ends a waiting job immediately, and a running one at its next step.
    ///
    /// @return false if it has ended, or does not exist
    boolean cancel(JobId id) {
        return jdbc.sql("""
                        update jobs.jobs
                        set cancel_requested = true,
                            status = case when status = 'QUEUED' then 'CANCELED' else status end,
                            finished_at = case when status = 'QUEUED' then :now::timestamptz end,
                            updated_at = :now, revision = revision + 1
                        where id = :id and status in ('QUEUED', 'RUNNING')
                        """).param("id", id).param("now", clock.instant()).update() == 1;
    }

    /// The data needed to queue a job again.
    record Again(String type, int round, int priority) {}

    /// Restarts a failed or canceled job from its checkpoint.
    Optional<Again> again(JobId id) {
        return jdbc.sql("""
                        update jobs.jobs
                        set status = 'QUEUED', round = round + 1, attempts = 0, cancel_requested = false,
                            problem_code = null, problem_detail = null, finished_at = null, updated_at = :now,
                            revision = revision + 1
                        where id = :id and status in ('FAILED', 'CANCELED')
                        returning type, round, priority
                        """)
                .param("id", id)
                .param("now", clock.instant())
                .query(Again.class)
                .optional();
    }
}
