package dev.kontor.jobs;

import java.util.Optional;
import java.util.function.Supplier;

/// A job as it is being run by this process.
public interface JobRun {

    JobId id();

    /// Where an earlier run stopped; empty at the very beginning.
    <C extends Record> Optional<C> checkpoint(Class<C> type);

    /// How far the job has come, earlier runs included.
    JobProgress progress();

    /// Does a piece of work in a transaction of its own and saves in that same transaction how far it has come: a
    /// piece is done once, whatever dies and whoever goes on. It should take a second or so; a job ends between two
    /// pieces if it is canceled, if the process stops, or if another process has taken it over.
    ///
    /// @param work gives what to go on from
    void step(Supplier<Reached> work);

    /// Ends the run here if it is to end, as [#step] does; for pieces of work that change nothing in the database.
    void proceed();

    /// Where a piece of work has come to.
    record Reached(Record checkpoint, JobProgress progress) {}
}
