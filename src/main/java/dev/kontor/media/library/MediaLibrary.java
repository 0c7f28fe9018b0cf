package dev.kontor.media.library;

import dev.kontor.media.Media;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The library, for other modules.
@Component
class MediaLibrary implements Media {

    private final MediaRepository items;
    private final Intake intake;

    MediaLibrary(MediaRepository items, Intake intake) {
        this.items = items;
        this.intake = intake;
    }

    @Override
    public Map<MediaId, MediaAsset> find(Collection<MediaId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : items.find(ids).stream().collect(Collectors.toMap(MediaItem::id, MediaItem::asset));
    }

    @Override
    public void use(Map<? extends TypedId, ? extends Collection<MediaId>> shown) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("what is shown is said in the transaction that shows it");
        }
        try {
            items.use(shown);
        } catch (DataIntegrityViolationException violation) {
            throw Sql.constraint(violation).filter("uses_media"::equals).isPresent()
                    ? new RejectedException(ProblemCode.REJECTED, "One of the pictures was deleted just now.")
                    : violation;
        }
    }

    @Override
    public MediaAsset keep(String name, byte[] content) {
        return intake.take(content, name, DescribeMedia.NOTHING).item().asset();
    }
}
