package dev.kontor.media;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Sends private files to callers who may read them. Browsers save such a file: they neither show nor cache it.
public final class FileDownload {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private FileDownload() {}

    /// Returns the file, or a redirect to its storage.
    ///
    /// @param name under which browsers save it
    public static ResponseEntity<Resource> of(FileContent file, String name, MediaType type) {
        return switch (file) {
            case FileContent.Elsewhere(var address) ->
                uncached(ResponseEntity.status(HttpStatus.FOUND))
                        .location(address)
                        .build();
            case FileContent.Streamed(var content) -> saved(name, type).body(content);
        };
    }

    /// Returns the response without its content.
    public static ResponseEntity.BodyBuilder saved(String name, MediaType type) {
        return uncached(ResponseEntity.ok())
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    private static ResponseEntity.BodyBuilder uncached(ResponseEntity.BodyBuilder response) {
        return response.cacheControl(CacheControl.noStore()).header("Referrer-Policy", "no-referrer");
    }
}
