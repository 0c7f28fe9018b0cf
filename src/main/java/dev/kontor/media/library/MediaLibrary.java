package dev.kontor.media.library;

import dev.kontor.media.FileContent;
import dev.kontor.media.Media;
import dev.kontor.media.MediaAccess;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import dev.kontor.media.MediaKind;
import dev.kontor.media.PrivateFile;
import dev.kontor.media.SmallPicture;
import dev.kontor.media.storage.Storage;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.problem.UnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Implements the library's interface for other modules.
@Component
class MediaLibrary implements Media {

    private final MediaRepository items;
    private final UploadProcessing intake;
    private final Storage storage;
    private final MediaService service;

    MediaLibrary(MediaRepository items, UploadProcessing intake, Storage storage, MediaService service) {
        this.items = items;
        this.intake = intake;
        this.storage = storage;
        this.service = service;
    }

    @Override
    public Map<MediaId, MediaAsset> find(Collection<MediaId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : items.find(ids).stream().collect(Collectors.toMap(MediaItem::id, MediaItem::asset));
    }

    @Override
    public Map<MediaId, PrivateFile> privateFiles(Collection<MediaId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : items.find(ids).stream()
                        .filter(item -> item.access() == MediaAccess.PRIVATE)
                        .collect(Collectors.toMap(MediaItem::id, MediaItem::privateFile));
    }

    @Override
    public FileContent content(MediaId id, String saveAs, Duration validity) {
        var object = items.find(id)
                .filter(item -> item.access() == MediaAccess.PRIVATE)
                .map(MediaItem::object)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.file")));
        return storage.address(object, saveAs, validity)
                .<FileContent>map(FileContent.Elsewhere::new)
                .or(() -> storage.find(object).map(FileContent.Streamed::new))
                .orElseThrow(() -> new UnavailableException(
                        ProblemCode.DEPENDENCY_UNAVAILABLE, "The file storage has lost " + object.value() + "."));
    }

    @Override
    public void use(Map<? extends TypedId, ? extends Collection<MediaId>> shown) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("usage must be declared in the transaction that shows the item");
        }
        try {
            items.use(shown);
        } catch (DataIntegrityViolationException violation) {
            throw Sql.constraint(violation).filter("uses_media"::equals).isPresent()
                    ? new RejectedException(
                            ProblemCode.REJECTED, "One of the pictures has just been deleted. Choose another one.")
                    : violation;
        }
    }

    @Override
    public MediaAsset store(String name, byte[] content) {
        return intake.take(content, name, DescribeMedia.NOTHING).item().asset();
    }

    @Override
    public PrivateFile storePrivate(String name, byte[] content) {
        var description = new DescribeMedia(null, null, null, MediaAccess.PRIVATE);
        return intake.take(content, name, description).item().privateFile();
    }

    @Override
    public Optional<SmallPicture> smallPicture(MediaId id, int mostWidth, int mostHeight) {
        return items.find(id)
                .filter(item -> item.kind() == MediaKind.IMAGE)
                .map(item -> intake.small(item, mostWidth, mostHeight));
    }

    @Override
    public int deletePrivate(Collection<MediaId> ids) {
        return service.deletePrivate(ids);
    }
}
