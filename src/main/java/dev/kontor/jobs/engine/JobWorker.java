package dev.kontor.jobs.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.kontor.jobs.JobType;
import dev.kontor.jobs.JobsProperties;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Claims jobs from the queue while this process runs: db-scheduler with its leases, heartbeats and detection of
/// dead processes.
@Component
class JobWorker implements SmartLifecycle {

    /// The minimum that db-scheduler allows.
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource database;
    private final JobExecution execution;
    private final ObjectProvider<JobType<?, ?>> types;
    private final JobsProperties properties;
    private final Clock clock;

    private @Nullable Scheduler scheduler;
    private volatile boolean stopping;

    JobWorker(
            DataSource database,
            JobExecution execution,
            ObjectProvider<JobType<?, ?>> types,
            JobsProperties properties,
            Clock clock) {
        this.database = database;
        this.execution = execution;
        this.types = types;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        var tasks = new ArrayList<Task<?>>();
        types.orderedStream().forEach(type -> tasks.add(task(type)));
        if (!properties.enabled() || tasks.isEmpty()) {
            return;
        }
        scheduler = Scheduler.create(database, tasks)
                .tableName(JobQueue.TABLE)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .threads(properties.threads())
                // One statement claims as many as there are free threads, the most urgent first.
                .pollUsingLockAndFetch(0.5, 1.0)
                .enablePriority()
                .pollingInterval(properties.pollInterval())
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(properties.stopWait())
                .clock(clock::instant)
                .build();
        scheduler.start();
    }

    private Task<Void> task(JobType<?, ?> type) {
        return Tasks.custom(type.name(), Void.class)
                .onDeadExecutionRevive()
                // Failures of the job itself are handled before; this one means that the database is down.
                .onFailure(new FailureHandler.OnFailureRetryLater<>(properties.backOff()))
                .execute((instance, _) -> execution.execute(type, instance, () -> stopping));
    }

    /// Checks for jobs immediately, not only at the next poll.
    void wake() {
        var running = scheduler;
        if (running != null && !stopping) {
            running.triggerCheckForDueExecutions();
        }
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
