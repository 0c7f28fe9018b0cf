package dev.kontor.jobs;

import java.util.Optional;
import java.util.function.Supplier;

/// A job that this process is running.
public interface JobRun {

    JobId id();

    /// The checkpoint of an earlier run; empty at the beginning.
    <C extends Record> Optional<C> checkpoint(Class<C> type);

    /// The progress, including earlier runs.
    JobProgress progress();

    /// Runs a step in a separate transaction that also saves the progress: each step commits once, even if
    /// processes die or take over. A step should take about a second. Between two steps, the job ends if it is
    /// canceled, the process stops, or another process has taken it over.
    ///
    /// @param work returns the next checkpoint
    void step(Supplier<Reached> work);

    /// Ends the run here if it must end, like [#step]; for steps that change nothing in the database.
    void proceed();

    /// The progress of a step.
    record Reached(Record checkpoint, JobProgress progress) {}
}
