package dev.kontor.jobs.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.kontor.shared.database.AfterCommit;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/// Adds jobs to the queue in the current transaction.
@Component
class JobQueue {

    static final String TABLE = "jobs.queue";

    private final SchedulerClient client;
    private final JobWorker worker;
    private final Clock clock;

    JobQueue(DataSource database, JobWorker worker, Clock clock) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .tableName(TABLE)
                .enablePriority()
                .build();
        this.worker = worker;
        this.clock = clock;
    }

    /// @param priority higher values go first
    void add(String type, QueueKey place, int priority) {
        var instance = new TaskInstance.Builder<Void>(type, place.text())
                .priority(priority)
                .build();
        client.scheduleIfNotExists(instance, clock.instant());
        AfterCommit.run(worker::wake);
    }
}
