package dev.kontor.jobs.engine;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.kontor.jobs.JobType;
import dev.kontor.jobs.JobsProperties;
import dev.kontor.jobs.engine.JobMetrics.Outcome;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Runs a job that the queue has assigned to this process, and updates its queue entry.
@Component
class JobExecution {

    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);

    private final JobRepository jobs;
    private final JobOutcomes outcomes;
    private final JobMetrics metrics;
    private final JobsProperties properties;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    JobExecution(
            JobRepository jobs,
            JobOutcomes outcomes,
            JobMetrics metrics,
            JobsProperties properties,
            PlatformTransactionManager transactions,
            JsonMapper json) {
        this.jobs = jobs;
        this.outcomes = outcomes;
        this.metrics = metrics;
        this.properties = properties;
        this.transactions = new TransactionTemplate(transactions);
        this.json = json;
    }

    /// @param stopping whether this process is shutting down
    CompletionHandler<Void> execute(JobType<?, ?> type, TaskInstance<Void> instance, BooleanSupplier stopping) {
        var place = QueueKey.of(instance.getId());
        var started = jobs.begin(place.job(), place.round());
        if (started.isEmpty()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        var job = started.get();
        long start = System.nanoTime();
        if (job.attempts() >= properties.attempts()) {
            return failed(job, Failure.processDied(), start);
        }
        try {
            var run = new StepRun(job, jobs, transactions, json, stopping);
            run.proceed();
            outcomes.succeeded(job, result(type, job, run));
            return ended(job, Outcome.SUCCEEDED, start);
        } catch (JobStopped stop) {
            return stopped(job, stop.reason(), start);
        } catch (RuntimeException | StackOverflowError cause) {
            return failedBy(job, cause, start);
        }
    }

    private <I extends Record, R extends Record> R result(JobType<I, R> type, StartedJob job, StepRun run) {
        return type.run(json.readValue(job.input(), type.input()), run);
    }

    private CompletionHandler<Void> stopped(StartedJob job, JobStopped.Reason reason, long start) {
        return switch (reason) {
            case CANCELED -> {
                outcomes.canceled(job);
                yield ended(job, Outcome.CANCELED, start);
            }
            case STOPPING -> {
                outcomes.interrupted(job);
                metrics.ended(job.type(), Outcome.INTERRUPTED, since(start));
                yield (complete, queue) -> queue.reschedule(complete, complete.getTimeDone());
            }
            case TAKEN_OVER -> {
                LOG.warn("{} was taken over by another process", job.id().text());
                metrics.ended(job.type(), Outcome.INTERRUPTED, since(start));
                // The queue entry belongs to the other process.
                yield (_, _) -> {};
            }
        };
    }

    private CompletionHandler<Void> failedBy(StartedJob job, Throwable cause, long start) {
        var failure = Failure.of(cause);
        // The count in the database is that of the last step; progress since then has reset it.
        int failures = jobs.attempts(job) + 1;
        if (failure.isFinal() || failures >= properties.attempts()) {
            LOG.warn("{} ({}) failed permanently", job.id().text(), job.type(), cause);
            return failed(job, failure, start);
        }
        var pause = properties.backOffAfter(failures);
        LOG.warn("{} ({}) failed; retrying in {}", job.id().text(), job.type(), pause, cause);
        outcomes.triedAgainLater(job, failure);
        metrics.ended(job.type(), Outcome.RETRIED, since(start));
        return (complete, queue) ->
                queue.reschedule(complete, complete.getTimeDone().plus(pause));
    }

    private CompletionHandler<Void> failed(StartedJob job, Failure failure, long start) {
        outcomes.failed(job, failure);
        return ended(job, Outcome.FAILED, start);
    }

    private CompletionHandler<Void> ended(StartedJob job, Outcome outcome, long start) {
        metrics.ended(job.type(), outcome, since(start));
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
