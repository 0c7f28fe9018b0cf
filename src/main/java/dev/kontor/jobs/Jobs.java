package dev.kontor.jobs;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts jobs and tells where they are.
public interface Jobs {

    /// Starts a job in the running transaction: it runs if and only if that commits, in this process or another.
    ///
    /// @param key what the job is for: a second one of the type with the same key is the first one. Null starts
    ///     a job of its own
    /// @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is running
    <I extends Record> JobId start(JobType<I, ?> type, I input, JobPriority priority, @Nullable String key);

    /// The jobs with these ids; what does not exist, any more perhaps, is left out. One statement.
    Map<JobId, JobDetails> find(Collection<JobId> ids);
}
