package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// A job run in this process: one transaction per step.
final class StepRun implements JobRun {

    private final StartedJob job;
    private final JobRepository jobs;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final BooleanSupplier stopping;

    private @Nullable String checkpoint;
    private JobProgress progress;
    private boolean cancelRequested;

    StepRun(
            StartedJob job,
            JobRepository jobs,
            TransactionOperations transactions,
            JsonMapper json,
            BooleanSupplier stopping) {
        this.job = job;
        this.jobs = jobs;
        this.transactions = transactions;
        this.json = json;
        this.stopping = stopping;
        this.checkpoint = job.checkpoint();
        this.progress = job.progress();
        this.cancelRequested = job.cancelRequested();
    }

    @Override
    public JobId id() {
        return job.id();
    }

    @Override
    public <C extends Record> Optional<C> checkpoint(Class<C> type) {
        return Optional.ofNullable(checkpoint).map(text -> json.readValue(text, type));
    }

    @Override
    public JobProgress progress() {
        return progress;
    }

    @Override
    public void step(Supplier<Reached> work) {
        proceed();
        var reached = Objects.requireNonNull(transactions.execute(_ -> {
            var next = work.get();
            cancelRequested =
                    jobs.saveProgress(job, next).orElseThrow(() -> new JobStopped(JobStopped.Reason.TAKEN_OVER));
            return next;
        }));
        checkpoint = json.writeValueAsString(reached.checkpoint());
        progress = reached.progress();
    }

    @Override
    public void proceed() {
        if (cancelRequested) {
            throw new JobStopped(JobStopped.Reason.CANCELED);
        }
        if (stopping.getAsBoolean()) {
            throw new JobStopped(JobStopped.Reason.STOPPING);
        }
    }
}
