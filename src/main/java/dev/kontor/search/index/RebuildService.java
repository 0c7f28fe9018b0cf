package dev.kontor.search.index;

import dev.kontor.audit.AuditLog;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.search.index.RebuildRepository.Started;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starts [RebuildJob]s, one at a time.
@Service
@Transactional
class RebuildService {

    private final RebuildRepository rebuilds;
    private final RebuildJob type;
    private final IndexService index;
    private final Jobs jobs;
    private final AuditLog audit;

    RebuildService(RebuildRepository rebuilds, RebuildJob type, IndexService index, Jobs jobs, AuditLog audit) {
        this.rebuilds = rebuilds;
        this.type = type;
        this.index = index;
        this.jobs = jobs;
        this.audit = audit;
    }

    /// Starts a rebuild of all languages, or returns the one in progress. Replaces a rebuild of some languages.
    JobDetails request() {
        var job = start(true);
        audit.record("search_index.rebuild_requested", job, null, Map.of("job", job.text()));
        return Objects.requireNonNull(jobs.find(List.of(job)).get(job));
    }

    /// Starts filling the slots of a new shop or a new language.
    void begin() {
        if (index.prepare()) {
            start(false);
        }
    }

    /// Returns the last rebuild, as long as its job is retained.
    @Transactional(readOnly = true)
    public Optional<JobDetails> latest() {
        return rebuilds.latest().map(job -> jobs.find(List.of(job)).get(job));
    }

    /// Frees slots of abandoned rebuilds.
    void tidy() {
        if (running(rebuilds.lockLatest()).isEmpty()) {
            index.freeAbandoned();
        }
    }

    private JobId start(boolean all) {
        var running = running(rebuilds.lockLatest());
        if (running.filter(each -> each.allLanguages() || !all).isPresent()) {
            return running.get().job();
        }
        running.ifPresent(partial -> jobs.replace(partial.job()));
        var job = jobs.start(type, new RebuildJob.Input(all), JobPriority.LOW, null);
        rebuilds.started(job, all);
        return job;
    }

    private Optional<Started> running(Optional<Started> latest) {
        return latest.filter(started -> {
            var details = jobs.find(List.of(started.job())).get(started.job());
            return details != null && !details.status().isEnd();
        });
    }
}
