package dev.kontor.identity.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes the rows of sessions that ended long ago; one process at a time.
@Component
class SessionPurge {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPurge.class);
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 200;

    private final SessionRepository sessions;

    SessionPurge(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelayString = "PT12M", fixedDelayString = "PT1H")
    int purge() {
        int deleted = 0;
        int batch = BATCH;
        for (int round = 0; round < MOST_BATCHES && batch == BATCH; round++) {
            batch = sessions.purge(BATCH);
            deleted += batch;
        }
        if (deleted > 0) {
            LOG.info("Deleted {} ended sessions", deleted);
        }
        return deleted;
    }
}
