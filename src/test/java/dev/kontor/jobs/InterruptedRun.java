package dev.kontor.jobs;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/// A run of a job that stops in the middle of a step, which is rolled back.
public final class InterruptedRun implements JobRun {

    private final TransactionOperations transactions;
    private final int steps;
    private int done;
    private @Nullable Record position;

    /// @param steps how many steps succeed
    public InterruptedRun(TransactionOperations transactions, int steps) {
        this.transactions = transactions;
        this.steps = steps;
    }

    /// The process died.
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// A run of another process that continues at the last completed step.
    public InterruptedRun continued(int most) {
        var next = new InterruptedRun(transactions, most);
        next.position = position;
        return next;
    }

    @Override
    public JobId id() {
        return new JobId(UUID.randomUUID());
    }

    @Override
    public <C extends Record> Optional<C> checkpoint(Class<C> type) {
        return Optional.ofNullable(position).map(type::cast);
    }

    @Override
    public JobProgress progress() {
        return JobProgress.NONE;
    }

    @Override
    public void step(Supplier<Reached> work) {
        position = transactions.execute(_ -> {
            var reached = work.get();
            if (done++ == steps) {
                throw new Stopped();
            }
            return reached.checkpoint();
        });
    }

    @Override
    public void proceed() {}
}
