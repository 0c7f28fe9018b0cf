package dev.kontor.jobs.engine;

import dev.kontor.audit.AuditLog;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.JobType;
import dev.kontor.jobs.Jobs;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Starts jobs, with their queue entries, and manages them for staff.
@Service
@Transactional
class JobService implements Jobs {

    private final JobRepository jobs;
    private final JobQueries queries;
    private final JobQueue queue;
    private final AuditLog audit;

    JobService(JobRepository jobs, JobQueries queries, JobQueue queue, AuditLog audit) {
        this.jobs = jobs;
        this.queries = queries;
        this.queue = queue;
        this.audit = audit;
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
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean replace(JobId id) {
        return jobs.cancel(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<JobId, JobDetails> find(Collection<JobId> ids) {
        return queries.find(ids).stream()
                .map(JobQueries.Snapshot::job)
                .collect(Collectors.toMap(JobDetails::id, Function.identity()));
    }

    @Transactional(readOnly = true)
    public JobDetails get(JobId id) {
        return queries.find(id).orElseThrow(() -> NotFoundException.of("job", id));
    }

    public JobDetails cancel(JobId id) {
        if (!jobs.cancel(id)) {
            throw transition(get(id), "canceled");
        }
        var job = get(id);
        audit.record("job.canceled", id, null, Map.of("jobType", job.type()));
        return job;
    }

    public JobDetails restart(JobId id) {
        if (!retry(id)) {
            throw transition(get(id), "tried again");
        }
        var job = get(id);
        audit.record("job.retried", id, null, Map.of("jobType", job.type()));
        return job;
    }

    private static ConflictException transition(JobDetails job, String step) {
        return new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION,
                "A job that is %s cannot be %s.".formatted(job.status(), step),
                Map.of("current", job.status().name()));
    }
}
