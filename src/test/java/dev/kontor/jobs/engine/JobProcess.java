package dev.kontor.jobs.engine;

import dev.kontor.events.Event;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.JobType;
import dev.kontor.jobs.JobsProperties;
import dev.kontor.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// The job engine without Spring: each instance is one process on the shared test database.
final class JobProcess implements AutoCloseable {

    static final JobsProperties FAST = properties(1, Duration.ofMillis(50));

    /// Never says again that it lives.
    static final JobsProperties SILENT = properties(1, Duration.ofMinutes(5));

    final List<Event> told = new CopyOnWriteArrayList<>();
    final JobRepository repository;
    final JobQueries queries;
    final JobService jobs;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JobWorker worker;

    JobProcess(JobsProperties properties, JobType<?, ?>... types) {
        var database = TestDatabase.dataSource();
        var json = new JsonMapper();
        var clock = Clock.systemUTC();
        var beans = new DefaultListableBeanFactory();
        for (var type : types) {
            beans.registerSingleton(type.name(), type);
        }
        repository = new JobRepository(TestDatabase.jdbc(), clock);
        queries = new JobQueries(TestDatabase.jdbc(), noLists());
        var execution = new JobExecution(
                repository,
                new JobOutcomes(repository, told::addAll),
                new JobMetrics(TestDatabase.jdbc(), meters, clock),
                properties,
                new JdbcTransactionManager(database),
                json);
        worker = new JobWorker(
                database,
                execution,
                beans.getBeanProvider(new ParameterizedTypeReference<JobType<?, ?>>() {}),
                properties,
                clock);
        jobs = new JobService(repository, queries, new JobQueue(database, worker, clock), noAudit());
    }

    static JobsProperties properties(int threads, Duration heartbeat) {
        return new JobsProperties(
                true,
                threads,
                Duration.ofMillis(20),
                heartbeat,
                3,
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofSeconds(5),
                Duration.ofDays(1));
    }

    JobProcess start() {
        worker.start();
        return this;
    }

    <I extends Record> JobId begin(JobType<I, ?> type, I input) {
        return begin(type, input, JobPriority.NORMAL, null);
    }

    <I extends Record> JobId begin(JobType<I, ?> type, I input, JobPriority priority, @Nullable String key) {
        return Objects.requireNonNull(TestDatabase.transactions().execute(_ -> jobs.start(type, input, priority, key)));
    }

    JobDetails get(JobId id) {
        return queries.find(id).orElseThrow();
    }

    @Override
    public void close() {
        worker.stop();
    }

    @SuppressWarnings("NullAway") // the tests without Spring list nothing
    private static dev.kontor.shared.web.paging.KeysetLists noLists() {
        return null;
    }

    @SuppressWarnings("NullAway") // the tests without Spring list nothing
    private static dev.kontor.audit.AuditLog noAudit() {
        return null;
    }
}
