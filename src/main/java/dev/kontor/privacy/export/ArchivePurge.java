package dev.kontor.privacy.export;

import dev.kontor.media.PrivateStorage;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes archives that have expired. Safe to run in several processes at once.
@Component
class ArchivePurge {

    private static final int BATCH = 50;

    private final DataExportRepository exports;
    private final PrivateStorage storage;

    ArchivePurge(DataExportRepository exports, PrivateStorage storage) {
        this.exports = exports;
        this.storage = storage;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT10M")
    void run() {
        purge();
    }

    /// Deletes the content first: the name must not be lost before it.
    void purge() {
        for (var archive : exports.expired(BATCH)) {
            storage.delete(archive.object());
            exports.deleted(archive.id());
        }
    }
}
