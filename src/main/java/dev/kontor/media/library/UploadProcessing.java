package dev.kontor.media.library;

import dev.kontor.media.MediaId;
import dev.kontor.media.MediaKind;
import dev.kontor.media.RenditionSize;
import dev.kontor.media.SmallPicture;
import dev.kontor.media.picture.FocalPoint;
import dev.kontor.media.picture.MadeFile;
import dev.kontor.media.picture.RenditionGenerator;
import dev.kontor.media.storage.ObjectName;
import dev.kontor.media.storage.Storage;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Processes an upload: encode, announce, store, publish, in this order. If it is interrupted, the
/// announcement leads to the stored remains, which are deleted.
@Component
class UploadProcessing {

    private final RenditionGenerator renditions;
    private final Storage storage;
    private final MediaService service;
    private final AltTexts texts;
    private final MediaMetrics metrics;
    private final Clock clock;

    UploadProcessing(
            RenditionGenerator renditions,
            Storage storage,
            MediaService service,
            AltTexts texts,
            MediaMetrics metrics,
            Clock clock) {
        this.renditions = renditions;
        this.storage = storage;
        this.service = service;
        this.texts = texts;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// @param created whether it is a new item
    record Taken(MediaItem item, boolean created) {}

    /// Uploading the same file again returns the existing item in its current state.
    Taken take(byte[] content, String fileName, DescribeMedia description) {
        var alt = texts.of(description.alt());
        var sourceHash = HexFormat.of().formatHex(hash(content, description.isPrivate()));
        var known = service.ofSource(sourceHash);
        if (known.isPresent()) {
            return new Taken(known.get(), false);
        }
        var focus = description.focalPoint() == null ? FocalPoint.CENTRE : description.focalPoint();
        var made = description.isPrivate()
                ? RenditionGenerator.keepOriginal(content)
                : metrics.measure(() -> renditions.make(content, focus));
        store(Stream.concat(Stream.of(made.whole()), made.renditions().values().stream())
                .toList());
        var name = FileName.of(description.name() == null ? fileName : description.name());
        var item = MediaItem.create(made, name, focus, alt, clock.instant());
        var taken = service.create(item, sourceHash);
        return new Taken(taken, taken.id().equals(item.id()));
    }

    /// The same file can exist twice: public and private.
    private static byte[] hash(byte[] content, boolean isPrivate) {
        var hash = ObjectName.sha256(content);
        return isPrivate
                ? ObjectName.sha256(("private " + HexFormat.of().formatHex(hash)).getBytes(StandardCharsets.US_ASCII))
                : hash;
    }

    MediaItem change(MediaId id, IfMatch ifMatch, MergePatch<ChangeMedia> patch) {
        var before = service.get(id);
        ifMatch.require(before.version());
        var request = patch.applyTo(ChangeMedia.of(before));
        var alt = texts.of(request.alt());
        var cropped = before.kind() == MediaKind.IMAGE && !request.focalPoint().equals(before.focus())
                ? crop(before, request.focalPoint())
                : Map.<RenditionSize, MadeFile>of();
        store(cropped.values());
        var after = before.change(FileName.of(request.name()), request.focalPoint(), alt, cropped, clock.instant());
        return service.change(after, before);
    }

    /// A small copy of a picture, which is not stored.
    SmallPicture small(MediaItem item, int mostWidth, int mostHeight) {
        return renditions.small(item.object(), whole(item), mostWidth, mostHeight);
    }

    private Map<RenditionSize, MadeFile> crop(MediaItem item, FocalPoint focus) {
        return renditions.crop(item.object(), whole(item), focus);
    }

    private byte[] whole(MediaItem item) {
        try {
            return storage.find(item.object())
                    .orElseThrow(() -> new IllegalStateException("the storage lost " + item.object()))
                    .getContentAsByteArray();
        } catch (IOException _) {
            throw new UnavailableException(ProblemCode.DEPENDENCY_UNAVAILABLE, Message.of("unavailable.files"));
        }
    }

    private void store(Collection<MadeFile> made) {
        var files = List.copyOf(made);
        if (files.isEmpty()) {
            return;
        }
        service.claim(files);
        files.stream().distinct().forEach(file -> storage.store(file.name(), file.content()));
    }
}
