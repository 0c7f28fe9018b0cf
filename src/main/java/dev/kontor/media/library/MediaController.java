package dev.kontor.media.library;

import dev.kontor.media.storage.ObjectName;
import dev.kontor.media.storage.Storage;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The content of pictures and files, for anyone who has the URL. Accesses only the storage. Browsers display
/// pictures, also on other sites, and download everything else; the content never executes.
@Hidden
@RestController
@PublicEndpoint
class MediaController {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Storage storage;

    MediaController(Storage storage) {
        this.storage = storage;
    }

    @GetMapping("/media/{name:" + ObjectName.PUBLIC + "}")
    ResponseEntity<Resource> content(@PathVariable String name) {
        var object = new ObjectName(name);
        var content = storage.find(object).orElseThrow(() -> new NotFoundException(Message.of("not-found.file")));
        var disposition = object.type().isInline()
                ? ContentDisposition.inline()
                : ContentDisposition.attachment().filename(name);
        return ResponseEntity.ok()
                .contentType(object.type().mediaType())
                .cacheControl(FOR_EVER)
                .eTag(name)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.build().toString())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(content);
    }
}
