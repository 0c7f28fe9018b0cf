package dev.kontor.storefront.context;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// A response that no cache stores: the search index follows an event a moment later than the response cache is
/// invalidated.
public final class UncachedResponse {

    private UncachedResponse() {}

    public static <T> ResponseEntity<T> of(T body, StoreContext context) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_LANGUAGE, context.locale().toLanguageTag())
                .body(body);
    }
}
