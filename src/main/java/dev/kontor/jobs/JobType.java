package dev.kontor.jobs;

/// A type of job. A bean of another module; input, checkpoint and result are records stored as JSON, so
/// components may only be added.
///
/// @param <I> the input
/// @param <R> the result
public interface JobType<I extends Record, R extends Record> {

    /// Stable and unique: `products.import`.
    String name();

    Class<I> input();

    /// Does the work, continuing from [JobRun#checkpoint] if there is one. Database changes go through
    /// [JobRun#step]. A [dev.kontor.shared.problem.DomainException] fails the job; after any other exception it
    /// is retried from its checkpoint later, perhaps by another process.
    R run(I input, JobRun run);
}
