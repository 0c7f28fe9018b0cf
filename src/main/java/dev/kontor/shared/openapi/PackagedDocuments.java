package dev.kontor.shared.openapi;

import dev.kontor.shared.access.PublicEndpoint;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/// Serves the OpenAPI documents in the jar. A test keeps them equal to the running code, so building them again would
/// only take CPU time from the first requests after a start. `kontor.docs.live=true` builds them all the same.
@Hidden
@RestController
@PublicEndpoint
@ConditionalOnBooleanProperty("kontor.docs.enabled")
@ConditionalOnBooleanProperty(name = "kontor.docs.live", havingValue = false)
class PackagedDocuments {

    @GetMapping("/v3/api-docs/store-v1")
    @Nullable
    ResponseEntity<byte[]> store(WebRequest request) throws IOException {
        return document("store-v1", request);
    }

    @GetMapping("/v3/api-docs/admin-v1")
    @Nullable
    ResponseEntity<byte[]> admin(WebRequest request) throws IOException {
        return document("admin-v1", request);
    }

    private static @Nullable ResponseEntity<byte[]> document(String name, WebRequest request) throws IOException {
        var content = new ClassPathResource("openapi/" + name + ".json").getContentAsByteArray();
        // Weak: Tomcat does not compress responses with a strong one.
        var tag = "W/\"" + DigestUtils.md5DigestAsHex(content) + "\"";
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(content);
    }
}
