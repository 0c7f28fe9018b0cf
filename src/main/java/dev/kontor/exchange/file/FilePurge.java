package dev.kontor.exchange.file;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes expired files, including interrupted uploads. Safe to run in several processes at once.
@Component
class FilePurge {

    private static final Logger LOG = LoggerFactory.getLogger(FilePurge.class);

    private final FileStore files;

    FilePurge(FileStore files) {
        this.files = files;
    }

    @Scheduled(initialDelayString = "PT9M", fixedDelayString = "PT1H")
    void purge() {
        int gone = files.purge();
        if (gone > 0) {
            LOG.info("Deleted {} expired files of imports and exports", gone);
        }
    }
}
