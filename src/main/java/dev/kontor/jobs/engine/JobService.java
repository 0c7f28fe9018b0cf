package dev.kontor.jobs.engine;

import dev.kontor.audit.AuditLog;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.Jobs;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages jobs for staff.
@Service
@Transactional
class JobService {

    private final JobRepository jobs;
    private final JobQueries queries;
    private final Jobs started;
    private final AuditLog audit;

    JobService(JobRepository jobs, JobQueries queries, Jobs started, AuditLog audit) {
        this.jobs = jobs;
        this.queries = queries;
        this.started = started;
        this.audit = audit;
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

    public JobDetails retry(JobId id) {
        if (!started.retry(id)) {
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
