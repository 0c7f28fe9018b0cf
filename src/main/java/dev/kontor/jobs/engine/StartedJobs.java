package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.JobType;
import dev.kontor.jobs.Jobs;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes a job and its queue entry in the caller's transaction.
@Service
class StartedJobs implements Jobs {

    private final JobRepository jobs;
    private final JobQueue queue;
    private final JobQueries queries;

    StartedJobs(JobRepository jobs, JobQueue queue, JobQueries queries) {
        this.jobs = jobs;
        this.queue = queue;
        this.queries = queries;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public <I extends Record> JobId start(JobType<I, ?> type, I input, JobPriority priority, @Nullable String key) {
        var id = JobId.next();
        if (!jobs.insert(id, type.name(), key, priority, input)) {
            return jobs.ofKey(type.name(), key);
        }
        queue.add(type.name(), new QueueKey(id, 1), priority.rank());
        return id;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean retry(JobId id) {
        var again = jobs.again(id);
        again.ifPresent(job -> queue.add(job.type(), new QueueKey(id, job.round()), job.priority()));
        return again.isPresent();
    }

    @Override
    public Map<JobId, JobDetails> find(Collection<JobId> ids) {
        return queries.find(ids).stream()
                .map(JobQueries.Snapshot::job)
                .collect(Collectors.toMap(JobDetails::id, Function.identity()));
    }
}
