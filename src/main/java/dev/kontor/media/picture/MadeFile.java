package dev.kontor.media.picture;

import dev.kontor.media.storage.ObjectName;
import org.jspecify.annotations.Nullable;

/// Content that is ready to be stored.
///
/// @param width in pixels; absent unless it is a picture
/// @param height in pixels; absent unless it is a picture
public record MadeFile(
        ObjectName name,
        byte[] content,
        @Nullable Integer width,
        @Nullable Integer height) {

    public long size() {
        return content.length;
    }
}
