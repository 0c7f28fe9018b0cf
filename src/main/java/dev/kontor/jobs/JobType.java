package dev.kontor.jobs;

import java.util.Objects;
import org.springframework.core.GenericTypeResolver;

/// A type of job. A bean of another module; input, checkpoint and result are records stored as JSON, so
/// components may only be added.
///
/// @param <I> the input
/// @param <R> the result
public interface JobType<I extends Record, R extends Record> {

    /// Stable and unique: `products.import`.
    String name();

    /// By default the first type argument of the implementation.
    @SuppressWarnings("unchecked")
    default Class<I> input() {
        var arguments = GenericTypeResolver.resolveTypeArguments(getClass(), JobType.class);
        return (Class<I>) Objects.requireNonNull(arguments)[0];
    }

    /// Does the work, continuing from [JobRun#checkpoint] if there is one. Database changes go through
    /// [JobRun#step]. A [dev.kontor.shared.problem.DomainException] fails the job; after any other exception it
    /// is retried from its checkpoint later, perhaps by another process.
    R run(I input, JobRun run);
}
