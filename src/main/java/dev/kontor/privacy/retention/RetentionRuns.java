package dev.kontor.privacy.retention;

import dev.kontor.audit.AuditLog;
import dev.kontor.identity.Actor;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.privacy.PrivacyProperties;
import dev.kontor.privacy.RetentionRunId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starts the runs that delete by age, one at a time in all processes.
@Service
@Transactional
class RetentionRuns {

    private final RetentionRunRepository runs;
    private final RetentionJob job;
    private final Jobs jobs;
    private final AuditLog audit;
    private final PrivacyProperties properties;
    private final Clock clock;

    RetentionRuns(
            RetentionRunRepository runs,
            RetentionJob job,
            Jobs jobs,
            AuditLog audit,
            PrivacyProperties properties,
            Clock clock) {
        this.runs = runs;
        this.job = job;
        this.jobs = jobs;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<RetentionRunDetails> list(Listing listing) {
        return runs.list(listing);
    }

    @Transactional(readOnly = true)
    public RetentionRunDetails get(RetentionRunId id) {
        return runs.find(id).orElseThrow(() -> NotFoundException.of("retention run", id));
    }

    /// Starts a run now.
    ///
    /// @throws ConflictException `already-exists` while one is running
    public RetentionRunDetails start(Actor actor) {
        var id = RetentionRunId.next();
        if (!start(id, actor.label(), null)) {
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS, "A run is in progress. Start another one when it has ended.");
        }
        audit.record("retention_run.started", id);
        return get(id);
    }

    /// Starts a run if the last one began long enough ago.
    public void startIfDue() {
        start(RetentionRunId.next(), "system", clock.instant().minus(properties.retentionInterval()));
    }

    private boolean start(RetentionRunId id, String by, @Nullable Instant notSince) {
        endStopped();
        if (!runs.insert(id, by, notSince)) {
            return false;
        }
        runs.run(id, jobs.start(job, new RetentionJob.Input(id.value()), JobPriority.LOW, id.text()));
        return true;
    }

    /// A run whose job was canceled or has failed would stop all later ones.
    private void endStopped() {
        runs.open().ifPresent(open -> {
            var started = open.jobId() == null
                    ? null
                    : jobs.find(List.of(open.jobId())).get(open.jobId());
            if (started == null || started.status().isEnd()) {
                runs.fail(open.id());
            }
        });
    }
}
