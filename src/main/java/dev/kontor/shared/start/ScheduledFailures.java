package dev.kontor.shared.start;

import dev.kontor.shared.database.Outage;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.util.ErrorHandler;

/// Logs failures of scheduled work: as warnings those that pass by themselves, such as outages, and
/// those of a process that stops. Work leaves its failures to this class, because a run that hides them counts as
/// success, and no alert would fire.
@Component
class ScheduledFailures implements ErrorHandler, ThreadPoolTaskSchedulerCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledFailures.class);

    /// Causes can form a cycle.
    private static final int MAX_DEPTH = 20;

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }

    @Override
    public void handleError(Throwable failure) {
        if (passes(failure)) {
            // With the failure: OutageLog counts those of an outage instead of writing each.
            LOG.warn("Scheduled work failed; its next run tries again", failure);
        } else {
            LOG.error("Scheduled work failed; its next run tries again", failure);
        }
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof TransientDataAccessException || Outage.isCauseOf(failure) || isOfAStop(failure);
    }

    /// The pool gives no connection to a thread that is interrupted because the process stops.
    private static boolean isOfAStop(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_DEPTH)
                .anyMatch(InterruptedException.class::isInstance);
    }
}
