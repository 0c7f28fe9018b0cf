package dev.kontor.privacy.retention;

import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.privacy.RetentionRunId;
import dev.kontor.privacy.hold.HeldPersons;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Deletes what has reached the end of its retention period, kind after kind, in steps that each delete a batch and
/// count it in the same transaction. A run that was interrupted continues with the next batch; a kind that
/// fails does not stop the others.
@Component
class RetentionJob implements JobType<RetentionJob.Input, RetentionJob.Result> {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final int BATCH = 1_000;

    private final RetentionRunRepository runs;
    private final RetentionPeriods periods;
    private final HeldPersons held;
    private final MeterRegistry meters;

    RetentionJob(RetentionRunRepository runs, RetentionPeriods periods, HeldPersons held, MeterRegistry meters) {
        this.runs = runs;
        this.periods = periods;
        this.held = held;
        this.meters = meters;
    }

    record Input(UUID runId) {}

    /// @param deleted number of objects of all kinds
    record Result(long deleted) {}

    /// @param kind absent at the beginning
    /// @param cursor of the next batch of the kind; absent between kinds
    record Position(@Nullable RetentionKind kind, @Nullable String cursor, long deleted, boolean over) {

        Position with(@Nullable String next, int more) {
            return new Position(kind, next, deleted + more, over);
        }
    }

    @Override
    public String name() {
        return "privacy.retention";
    }

    @Override
    public Result run(Input input, JobRun run) {
        var id = new RetentionRunId(input.runId());
        var at = position(run);
        while (!at.over()) {
            at = next(id, at, run);
        }
        return new Result(at.deleted());
    }

    private Position next(RetentionRunId id, Position at, JobRun run) {
        try {
            run.step(() -> reached(step(id, at)));
        } catch (DataAccessException e) {
            if (at.cursor() == null) {
                throw e;
            }
            LOG.warn("Deleting {} by age failed; the next run tries again", at.kind(), e);
            run.step(() -> reached(failed(id, at, e)));
        }
        var reached = position(run);
        if (at.kind() != null) {
            count(at.kind(), reached.deleted() - at.deleted());
        }
        return reached;
    }

    private void count(RetentionKind kind, long deleted) {
        if (deleted > 0) {
            Counter.builder("kontor.retention.deleted")
                    .description("Objects that this process has deleted at the end of their retention period, by kind.")
                    .tag("kind", kind.name())
                    .register(meters)
                    .increment(deleted);
        }
    }

    private static JobRun.Reached reached(Position position) {
        return new JobRun.Reached(position, new JobProgress(position.deleted(), null, 0, "Deleting by age"));
    }

    private static Position position(JobRun run) {
        return run.checkpoint(Position.class).orElse(new Position(null, null, 0, false));
    }

    private Position step(RetentionRunId id, Position at) {
        if (!runs.isRunning(id)) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, "This run has ended. Start another one.");
        }
        return at.cursor() == null ? begin(id, at) : delete(id, Objects.requireNonNull(at.kind()), at);
    }

    private Position begin(RetentionRunId id, Position at) {
        for (var period : periods.list()) {
            var days = period.days();
            if (days != null && (at.kind() == null || period.kind().compareTo(at.kind()) > 0)) {
                runs.begin(id, period.kind(), days);
                return new Position(period.kind(), "", at.deleted(), false);
            }
        }
        runs.end(id);
        return new Position(at.kind(), null, at.deleted(), true);
    }

    private Position delete(RetentionRunId id, RetentionKind kind, Position at) {
        var limit = held.limit(runs.dueBefore(id, kind));
        var pass = periods.data(kind).delete(limit, Objects.requireNonNull(at.cursor()), BATCH);
        runs.count(id, kind, pass.deleted());
        return at.with(pass.cursor(), pass.deleted());
    }

    private Position failed(RetentionRunId id, Position at, DataAccessException cause) {
        runs.failed(id, Objects.requireNonNull(at.kind()), cause.getClass().getSimpleName());
        return at.with(null, 0);
    }
}
