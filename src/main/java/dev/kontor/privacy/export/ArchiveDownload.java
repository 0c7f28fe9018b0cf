package dev.kontor.privacy.export;

import dev.kontor.media.FileDownload;
import dev.kontor.media.PrivateStorage;
import dev.kontor.privacy.DataExportId;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Sends archives. Browsers save the file and do not cache it.
@Component
class ArchiveDownload {

    private static final Duration VALIDITY = Duration.ofMinutes(1);
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final PrivateStorage storage;

    ArchiveDownload(PrivateStorage storage) {
        this.storage = storage;
    }

    ResponseEntity<Resource> send(DataExportId id, String object) {
        var name = id.text() + ".zip";
        return FileDownload.of(storage.content(object, name, VALIDITY), name, ZIP);
    }
}
