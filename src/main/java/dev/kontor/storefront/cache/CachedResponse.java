package dev.kontor.storefront.cache;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A response as bytes, ready to be written.
final class CachedResponse extends Tracked {

    final Content content;
    final int weight;

    /// The age that its oldest part had: it expires earlier by that.
    final Duration partAge;

    CachedResponse(Content content, long startedAt, Duration partAge) {
        super(startedAt);
        this.content = content;
        this.weight = content.weight();
        this.partAge = partAge;
    }

    @Override
    List<String> tags() {
        return content.tags();
    }

    /// The stored part, here and in Redis.
    ///
    /// @param asOf position in the event log up to which it certainly reflects all events
    /// @param headers names and values alternately
    /// @param gzip the compressed body; absent if compression is not worthwhile
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
