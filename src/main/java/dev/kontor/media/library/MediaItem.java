package dev.kontor.media.library;

import dev.kontor.media.MediaAccess;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import dev.kontor.media.MediaKind;
import dev.kontor.media.PrivateFile;
import dev.kontor.media.RenditionSize;
import dev.kontor.media.picture.FocalPoint;
import dev.kontor.media.picture.MadeFile;
import dev.kontor.media.picture.ProcessedUpload;
import dev.kontor.media.storage.ObjectName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An item of the library. Its content is immutable; its description and cropped renditions can change.
///
/// @param name a label for people
/// @param object the stored content
/// @param alt text alternative of a picture, by language
/// @param usedBy its users, by TypeID; not all if there are many
record MediaItem(
        MediaId id,
        long version,
        MediaKind kind,
        String name,
        ObjectName object,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        FocalPoint focus,
        Map<Locale, String> alt,
        List<Rendition> renditions,
        List<String> usedBy,
        Instant createdAt,
        Instant updatedAt) {

    MediaItem {
        alt = Map.copyOf(alt);
        renditions = renditions.stream()
                .sorted(Comparator.comparing(Rendition::size))
                .toList();
        usedBy = List.copyOf(usedBy);
    }

    static MediaItem create(ProcessedUpload made, String name, FocalPoint focus, Map<Locale, String> alt, Instant now) {
        var whole = made.whole();
        return new MediaItem(
                MediaId.next(),
                1,
                made.kind(),
                name,
                whole.name(),
                whole.content().length,
                whole.width(),
                whole.height(),
                focus,
                alt,
                made.renditions().entrySet().stream().map(Rendition::of).toList(),
                List.of(),
                now,
                now);
    }

    /// @param cropped the renditions that the focal point changed; empty if it is unchanged
    MediaItem change(
            String newName,
            FocalPoint newFocus,
            Map<Locale, String> newAlt,
            Map<RenditionSize, MadeFile> cropped,
            Instant now) {
        var sizes = renditions.stream().collect(Collectors.toMap(Rendition::size, each -> each));
        var changed = new HashMap<>(sizes);
        cropped.entrySet().forEach(each -> changed.put(each.getKey(), Rendition.of(each)));
        return new MediaItem(
                id,
                version + 1,
                kind,
                newName,
                object,
                bytes,
                width,
                height,
                newFocus,
                newAlt,
                List.copyOf(changed.values()),
                usedBy,
                createdAt,
                now);
    }

    /// The names of its stored objects.
    List<ObjectName> objects() {
        return Stream.concat(Stream.of(object), renditions.stream().map(Rendition::object))
                .distinct()
                .toList();
    }

    String contentType() {
        return object.type().mediaType().toString();
    }

    /// The text alternatives by BCP 47 tag.
    Map<String, String> altByTag() {
        var byTag = new TreeMap<String, String>();
        alt.forEach((locale, text) -> byTag.put(locale.toLanguageTag(), text));
        return byTag;
    }

    MediaAccess access() {
        return object.type().isPrivate() ? MediaAccess.PRIVATE : MediaAccess.PUBLIC;
    }

    PrivateFile privateFile() {
        return new PrivateFile(id, name, bytes);
    }

    MediaAsset asset() {
        return new MediaAsset(id, kind, object.url(), width, height);
    }
}
