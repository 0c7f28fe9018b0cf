package dev.kontor.shared.start;

import dev.kontor.shared.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.util.ErrorHandler;

/// Logs failures of scheduled work: those that pass by themselves, such as outages, as warnings of one line. Work
/// leaves
/// its failures to this class, because a run that hides them counts as success, and no alert would fire.
@Component
class ScheduledFailures implements ErrorHandler, ThreadPoolTaskSchedulerCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledFailures.class);

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }

    @Override
    public void handleError(Throwable failure) {
        if (passes(failure)) {
            LOG.warn("Scheduled work failed; its next run tries again: {}", failure.toString());
        } else {
            LOG.error("Scheduled work failed; its next run tries again", failure);
        }
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof TransientDataAccessException || Outage.isCauseOf(failure);
    }
}
