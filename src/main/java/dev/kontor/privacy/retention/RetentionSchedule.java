package dev.kontor.privacy.retention;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Starts the runs that are due. Every process checks; the database admits one run.
@Component
class RetentionSchedule {

    private final RetentionRuns runs;

    RetentionSchedule(RetentionRuns runs) {
        this.runs = runs;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT5M")
    void run() {
        runs.startIfDue();
    }
}
