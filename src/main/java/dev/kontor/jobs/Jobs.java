package dev.kontor.jobs;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts jobs and reports their state.
public interface Jobs {

    /// Starts a job in the current transaction: it runs if and only if that commits, in this process or another.
    ///
    /// @param key what the job is for: a second job of the type with the same key returns the first one. Null
    ///     always starts a new job
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    <I extends Record> JobId start(JobType<I, ?> type, I input, JobPriority priority, @Nullable String key);

    /// Restarts a failed or canceled job from its last completed step, in the current transaction.
    ///
    /// @return false if the job is in another state or no longer stored
    boolean retry(JobId id);

    /// Cancels a job in the current transaction, because another one replaces it. If it runs, it ends at its next step.
    ///
    /// @return false if it has ended or is no longer stored
    boolean replace(JobId id);

    /// The jobs with these ids; missing ones are omitted. One statement.
    Map<JobId, JobDetails> find(Collection<JobId> ids);
}
