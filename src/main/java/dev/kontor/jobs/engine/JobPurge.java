package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobsProperties;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes jobs that ended long ago. Several processes may do so concurrently.
@Component
class JobPurge {

    private static final Logger LOG = LoggerFactory.getLogger(JobPurge.class);

    private final JobRepository jobs;
    private final JobsProperties properties;
    private final Clock clock;

    JobPurge(JobRepository jobs, JobsProperties properties, Clock clock) {
        this.jobs = jobs;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    void purge() {
        int gone = jobs.purge(clock.instant().minus(properties.retention()));
        if (gone > 0) {
            LOG.info("deleted {} jobs that ended more than {} ago", gone, properties.retention());
        }
    }
}
