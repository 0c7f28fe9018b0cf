package dev.kontor.media.library;

import dev.kontor.media.MediaProperties;
import dev.kontor.media.storage.Storage;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes objects that have been unreferenced for a while. Several processes may do so concurrently.
@Component
class ObjectPurge {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectPurge.class);
    private static final int STEP = 100;

    private final ObjectRepository objects;
    private final Storage storage;
    private final MediaProperties properties;
    private final Clock clock;

    ObjectPurge(ObjectRepository objects, Storage storage, MediaProperties properties, Clock clock) {
        this.objects = objects;
        this.storage = storage;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT10M")
    void purge() {
        int gone = 0;
        while (true) {
            var now = clock.instant();
            var doomed = objects.doom(now.minus(properties.unusedFor()), now, STEP);
            if (doomed.isEmpty()) {
                break;
            }
            doomed.forEach(storage::delete);
            objects.forget(doomed);
            gone += doomed.size();
        }
        if (gone > 0) {
            LOG.info("deleted {} unreferenced files", gone);
        }
    }
}
