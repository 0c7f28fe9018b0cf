package dev.kontor.media.library;

import dev.kontor.media.RenditionSize;
import dev.kontor.media.picture.MadeFile;
import dev.kontor.media.storage.ObjectName;
import java.util.Map;
import java.util.Objects;

/// A picture in one of the sizes.
///
/// @param object the whole picture itself if that is not larger
record Rendition(RenditionSize size, ObjectName object, int width, int height) {

    static Rendition of(Map.Entry<RenditionSize, MadeFile> made) {
        var file = made.getValue();
        return new Rendition(
                made.getKey(),
                file.name(),
                Objects.requireNonNull(file.width()),
                Objects.requireNonNull(file.height()));
    }
}
