package dev.kontor.jobs.engine;

import dev.kontor.events.EventLog;
import dev.kontor.jobs.JobFailed;
import dev.kontor.jobs.JobStatus;
import dev.kontor.jobs.JobSucceeded;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records the outcome of a run and publishes it.
@Service
@Transactional
class JobOutcomes {

    private final JobRepository jobs;
    private final EventLog events;

    JobOutcomes(JobRepository jobs, EventLog events) {
        this.jobs = jobs;
        this.events = events;
    }

    void succeeded(StartedJob job, Record result) {
        if (jobs.finish(job, JobStatus.SUCCEEDED, result, null)) {
            events.append(new JobSucceeded(job.id(), job.type()));
        }
    }

    void failed(StartedJob job, Failure failure) {
        if (jobs.finish(job, JobStatus.FAILED, null, failure)) {
            events.append(new JobFailed(job.id(), job.type()));
        }
    }

    void canceled(StartedJob job) {
        jobs.finish(job, JobStatus.CANCELED, null, null);
    }

    void interrupted(StartedJob job) {
        jobs.putBack(job, null);
    }

    void triedAgainLater(StartedJob job, Failure failure) {
        jobs.putBack(job, failure);
    }
}
