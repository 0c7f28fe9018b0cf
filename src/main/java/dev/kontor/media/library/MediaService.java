package dev.kontor.media.library;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.media.MediaAccess;
import dev.kontor.media.MediaCreated;
import dev.kontor.media.MediaDeleted;
import dev.kontor.media.MediaId;
import dev.kontor.media.MediaProperties;
import dev.kontor.media.MediaUpdated;
import dev.kontor.media.picture.InvalidContent;
import dev.kontor.media.picture.MadeFile;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of the library. Bytes are stored before and deleted after, outside of them.
@Service
@Transactional
class MediaService {

    private final MediaRepository items;
    private final ObjectRepository objects;
    private final EventLog events;
    private final AuditLog audit;
    private final MediaProperties properties;
    private final Clock clock;

    MediaService(
            MediaRepository items,
            ObjectRepository objects,
            EventLog events,
            AuditLog audit,
            MediaProperties properties,
            Clock clock) {
        this.items = items;
        this.objects = objects;
        this.events = events;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<MediaItem> list(MediaFilter filter, Listing listing) {
        return items.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public MediaItem get(MediaId id) {
        return items.find(id).orElseThrow(() -> NotFoundException.of("picture or file", id));
    }

    @Transactional(readOnly = true)
    public Optional<MediaItem> ofSource(String sourceHash) {
        return items.ofSource(sourceHash);
    }

    /// Announces content that is about to be stored.
    public void claim(Collection<MadeFile> files) {
        switch (objects.claim(files, properties.quota().toBytes(), clock.instant())) {
            case GRANTED -> {}
            case OVER_QUOTA ->
                throw new InvalidContent(
                        InvalidContent.Reason.QUOTA,
                        "The quota of %d MB is used up. Delete something first."
                                .formatted(properties.quota().toMegabytes()));
            case BEING_DELETED ->
                throw new UnavailableException(
                        ProblemCode.DEPENDENCY_UNAVAILABLE, "The same content is being deleted. Try again.");
        }
    }

    /// Adds the item to the library once its content is stored. Concurrent uploads of the same file both get the
    /// first item.
    public MediaItem create(MediaItem item, String sourceHash) {
        items.lockSource(sourceHash);
        var other = items.ofSource(sourceHash);
        if (other.isPresent()) {
            return other.get();
        }
        items.insert(item, sourceHash);
        use(item);
        events.append(new MediaCreated(item.id()));
        audit.record("media.created", item.id(), null, MediaDetails.of(item));
        return item;
    }

    public MediaItem change(MediaItem item, MediaItem before) {
        if (!items.update(item, before)) {
            throw new ChangedMeanwhile();
        }
        if (!item.objects().equals(before.objects())) {
            use(item);
            objects.release(
                    before.objects().stream()
                            .filter(object -> !item.objects().contains(object))
                            .toList(),
                    clock.instant());
        }
        events.append(new MediaUpdated(item.id()));
        audit.record("media.updated", item.id(), MediaDetails.of(before), MediaDetails.of(item));
        return item;
    }

    public void delete(MediaId id, IfMatch ifMatch) {
        var item = get(id);
        ifMatch.require(item.version());
        if (!item.usedBy().isEmpty()) {
            throw inUse(item.usedBy());
        }
        try {
            if (!items.delete(id, item.version())) {
                throw new ChangedMeanwhile();
            }
        } catch (DataIntegrityViolationException violation) {
            throw Sql.constraint(violation).filter("uses_media"::equals).isPresent() ? inUse(List.of()) : violation;
        }
        objects.release(item.objects(), clock.instant());
        events.append(new MediaDeleted(id));
        audit.record("media.deleted", id, MediaDetails.of(item), null);
    }

    /// Deletes private files that other modules have stored.
    ///
    /// @return the number of deleted files
    public int deletePrivate(Collection<MediaId> ids) {
        int deleted = 0;
        for (var item : ids.isEmpty() ? List.<MediaItem>of() : items.find(ids)) {
            if (item.access() == MediaAccess.PRIVATE && items.delete(item.id(), item.version())) {
                objects.release(item.objects(), clock.instant());
                events.append(new MediaDeleted(item.id()));
                deleted++;
            }
        }
        return deleted;
    }

    private void use(MediaItem item) {
        if (!objects.use(item.objects())) {
            throw new IllegalStateException("what was claimed for " + item.id().text() + " was deleted");
        }
    }

    private static ConflictException inUse(List<String> usedBy) {
        return new ConflictException(
                ProblemCode.IN_USE,
                "The item is in use: remove it from the objects in `usedBy` first.",
                Map.of("usedBy", usedBy));
    }
}
