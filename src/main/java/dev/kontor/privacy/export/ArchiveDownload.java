package dev.kontor.privacy.export;

import dev.kontor.media.FileContent;
import dev.kontor.media.PrivateStorage;
import dev.kontor.privacy.DataExportId;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
        return switch (storage.content(object, name, VALIDITY)) {
            case FileContent.Elsewhere(var address) ->
                uncached(ResponseEntity.status(HttpStatus.FOUND))
                        .location(address)
                        .build();
            case FileContent.Streamed(var content) ->
                uncached(ResponseEntity.ok())
                        .contentType(ZIP)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(name)
                                        .build()
                                        .toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .body(content);
        };
    }

    private static ResponseEntity.BodyBuilder uncached(ResponseEntity.BodyBuilder response) {
        return response.cacheControl(CacheControl.noStore()).header("Referrer-Policy", "no-referrer");
    }
}
