package dev.kontor.jobs;

/// A kind of work that jobs do. A bean of another module; input, checkpoint and result are records that are kept as
/// JSON, so their components may only be added to.
///
/// @param <I> what the work is about
/// @param <R> what comes out of it
public interface JobType<I extends Record, R extends Record> {

    /// Stable and unique: `products.import`.
    String name();

    Class<I> input();

    /// Does the work, from [JobRun#checkpoint] on if there is one. What changes the database is done by
    /// [JobRun#step]. A [dev.kontor.shared.problem.DomainException] ends the job as failed; after any other
    /// exception it is tried again from its checkpoint, some time later, perhaps by another process.
    R run(I input, JobRun run);
}
