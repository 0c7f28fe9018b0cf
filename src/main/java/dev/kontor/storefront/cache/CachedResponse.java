package dev.kontor.storefront.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer as bytes, ready to be written.
final class CachedResponse {

    final Content content;
    final int weight;

    /// The version of the invalidations when the work on it began: later ones of its tags make it stale.
    final long startedAt;

    /// The version of the invalidations that it was last found fresh at; a hint that saves looking again.
    volatile long freshAt;

    CachedResponse(Content content, long startedAt) {
        this.content = content;
        this.startedAt = startedAt;
        this.freshAt = startedAt;
        this.weight = content.weight();
    }

    /// What is kept of it, here and in Redis.
    ///
    /// @param asOf position in the event log up to which it certainly reflects what happened
    /// @param headers names and values in turn
    /// @param gzip the body compressed; absent where that is not worth it
    record Content(
            long asOf,
            String contentType,
            String etag,
            String[] headers,
            List<String> tags,
            byte[] body,
            byte @Nullable [] gzip) {

        private static final int OVERHEAD = 500;

        int weight() {
            int text = 0;
            for (var header : headers) {
                text += header.length();
            }
            for (var tag : tags) {
                text += tag.length() + 48;
            }
            return OVERHEAD + text + body.length + (gzip == null ? 0 : gzip.length);
        }
    }
}
