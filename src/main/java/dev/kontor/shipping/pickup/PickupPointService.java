package dev.kontor.shipping.pickup;

import dev.kontor.audit.AuditLog;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.inventory.Inventory;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shipping.PickupPointId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages pickup points.
@Service
@Transactional
class PickupPointService implements ChannelUser {

    private final PickupPointRepository points;
    private final PickupPointQueries queries;
    private final Inventory inventory;
    private final Channels channels;
    private final AuditLog audit;
    private final Clock clock;

    PickupPointService(
            PickupPointRepository points,
            PickupPointQueries queries,
            Inventory inventory,
            Channels channels,
            AuditLog audit,
            Clock clock) {
        this.points = points;
        this.queries = queries;
        this.inventory = inventory;
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<PickupPointDetails> list(Listing listing) {
        return queries.list(listing);
    }

    @Transactional(readOnly = true)
    public PickupPointDetails get(PickupPointId id) {
        return points.get("pickup point", id).details();
    }

    public PickupPointDetails create(SavePickupPoint request) {
        requireKnown(request);
        var point = new PickupPoint(request, clock.instant());
        points.store(point);
        var created = point.details();
        audit.record("pickup_point.created", point.id(), null, created);
        return created;
    }

    public PickupPointDetails change(PickupPointId id, IfMatch ifMatch, MergePatch<SavePickupPoint> patch) {
        var point = points.get("pickup point", id, ifMatch);
        var before = point.details();
        var current = patch.current(before);
        var wanted = patch.applyTo(current);
        if (wanted.equals(current)) {
            return before;
        }
        requireKnown(wanted);
        point.change(wanted, clock.instant());
        points.store(point);
        var after = point.details();
        audit.record("pickup_point.updated", id, before, after);
        return after;
    }

    public void delete(PickupPointId id, IfMatch ifMatch) {
        var point = points.get("pickup point", id, ifMatch);
        var deleted = point.details();
        points.deleteAndFlush(point);
        audit.record("pickup_point.deleted", id, deleted, null);
    }

    @Override
    public void removeChannel(Channel channel) {
        if (queries.isForChannel(channel.code())) {
            throw new ConflictException(ProblemCode.IN_USE, "A pickup point is for this channel.");
        }
    }

    private void requireKnown(SavePickupPoint wanted) {
        if (!inventory.retain(wanted.locationId())) {
            throw RejectedException.at("/locationId", "unknown", "The location does not exist.");
        }
        if (!wanted.inChannels().isEmpty()) {
            channels.hold(wanted.inChannels(), "/channels");
        }
    }
}
