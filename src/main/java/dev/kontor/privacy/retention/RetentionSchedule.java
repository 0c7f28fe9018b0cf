package dev.kontor.privacy.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Starts the runs that are due. Every process checks; the database admits one run.
@Component
class RetentionSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

    private final RetentionRuns runs;

    RetentionSchedule(RetentionRuns runs) {
        this.runs = runs;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT5M")
    void run() {
        try {
            runs.startIfDue();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The run that deletes by age could not be started; the next check tries again", e);
        }
    }
}
