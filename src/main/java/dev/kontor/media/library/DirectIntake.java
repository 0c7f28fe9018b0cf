package dev.kontor.media.library;

import dev.kontor.media.MediaProperties;
import dev.kontor.media.MediaUploadId;
import dev.kontor.media.picture.InvalidContent;
import dev.kontor.media.storage.DirectUploads;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Processes files that clients uploaded directly to the storage, like normal uploads; they are not readable
/// before.
@Component
class DirectIntake {

    static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final int STEP = 100;

    private final @Nullable DirectUploads uploads;
    private final DirectUploadRepository pending;
    private final UploadProcessing intake;
    private final MediaService service;
    private final AltTexts texts;
    private final MediaProperties properties;
    private final Clock clock;

    DirectIntake(
            ObjectProvider<DirectUploads> uploads,
            DirectUploadRepository pending,
            UploadProcessing intake,
            MediaService service,
            AltTexts texts,
            MediaProperties properties,
            Clock clock) {
        this.uploads = uploads.getIfAvailable();
        this.pending = pending;
        this.intake = intake;
        this.service = service;
        this.texts = texts;
        this.properties = properties;
        this.clock = clock;
    }

    PreparedUpload prepare(PrepareUpload request) {
        texts.of(request.alt());
        requireSize(request.bytes());
        var storage = storage();
        var upload = new DirectUpload(
                MediaUploadId.next(), request.description(), clock.instant().plus(VALIDITY), null);
        pending.insert(upload);
        return PreparedUpload.of(upload, storage.prepare(upload.id().value(), request.bytes(), VALIDITY));
    }

    /// Idempotent: the first result stays.
    UploadProcessing.Taken complete(MediaUploadId id) {
        var upload = pending.find(id, clock.instant()).orElseThrow(() -> NotFoundException.of("upload", id));
        if (upload.mediaId() != null) {
            return new UploadProcessing.Taken(service.get(upload.mediaId()), false);
        }
        var storage = storage();
        long bytes = storage.size(id.value())
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.REJECTED, "Nothing has been uploaded to the URL yet. Upload the file first."));
        requireSize(bytes);
        var taken = take(storage, upload);
        pending.complete(id, taken.item().id());
        storage.drop(id.value());
        return taken;
    }

    private UploadProcessing.Taken take(DirectUploads storage, DirectUpload upload) {
        try {
            return intake.take(storage.read(upload.id().value()), "", upload.description());
        } catch (InvalidContent refusal) {
            storage.drop(upload.id().value());
            throw refusal;
        }
    }

    /// Deletes uploads that were never completed, or arrived too late.
    @Scheduled(initialDelayString = "PT12M", fixedDelayString = "PT10M")
    void purge() {
        if (uploads == null) {
            return;
        }
        var before = clock.instant().minus(properties.unusedFor());
        for (var over = pending.expired(before, STEP); !over.isEmpty(); over = pending.expired(before, STEP)) {
            over.forEach(id -> {
                uploads.drop(id.value());
                pending.delete(id);
            });
        }
    }

    private void requireSize(long bytes) {
        if (bytes > properties.maxSize().toBytes()) {
            throw new InvalidContent(
                    InvalidContent.Reason.TOO_LARGE,
                    "The file has %d bytes; the maximum is %d."
                            .formatted(bytes, properties.maxSize().toBytes()));
        }
    }

    private DirectUploads storage() {
        if (uploads == null) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "Files are stored in a folder, which does not support direct uploads. Send the file to "
                            + "`POST /admin/v1/media`.",
                    Map.of());
        }
        return uploads;
    }
}
