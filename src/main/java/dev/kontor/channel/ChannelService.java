package dev.kontor.channel;

import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages channels for staff.
@Service
@Transactional
class ChannelService {

    /// Every process caches all channels, and price lists and cache keys contain them.
    static final int MAX = 100;

    private final ChannelRepository channels;
    private final List<ChannelUser> users;
    private final ChangeLog changes;
    private final Shop shop;
    private final Clock clock;

    ChannelService(ChannelRepository channels, List<ChannelUser> users, ChangeLog changes, Shop shop, Clock clock) {
        this.channels = channels;
        this.users = users;
        this.changes = changes;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ChannelDetails> list(Listing listing) {
        return channels.list(listing).map(channel -> ChannelDetails.of(channel, shop));
    }

    @Transactional(readOnly = true)
    public ChannelDetails get(ChannelId id) {
        return ChannelDetails.of(channels.find(id).orElseThrow(() -> NotFoundException.of("channel", id)), shop);
    }

    public ChannelDetails create(CreateChannel request) {
        var channel = StoredChannel.create(request, shop, clock.instant());
        channels.lockCount();
        if (!channels.insert(channel, MAX)) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "The shop has %d channels already, which is the maximum. Delete one first.".formatted(MAX));
        }
        var details = ChannelDetails.of(channel, shop);
        changes.record(new ChannelCreated(channel.id(), channel.code()), null, details);
        return details;
    }

    public ChannelDetails change(ChannelId id, IfMatch ifMatch, MergePatch<ChangeChannel> patch) {
        var before = forUpdate(id, ifMatch);
        var after = before.change(patch.applyTo(ChangeChannel.of(before)), shop, clock.instant());
        channels.update(after);
        var details = ChannelDetails.of(after, shop);
        changes.record(new ChannelUpdated(id, after.code()), ChannelDetails.of(before, shop), details);
        return details;
    }

    public void delete(ChannelId id, IfMatch ifMatch) {
        var stored = forUpdate(id, ifMatch);
        if (stored.isDefault()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "The default channel represents the shop itself and cannot be deleted.");
        }
        var channel = stored.in(shop);
        users.forEach(user -> user.removeChannel(channel));
        channels.delete(id);
        changes.record(new ChannelDeleted(id, channel.code()), ChannelDetails.of(stored, shop), null);
    }

    private StoredChannel forUpdate(ChannelId id, IfMatch ifMatch) {
        var channel = channels.findForUpdate(id).orElseThrow(() -> NotFoundException.of("channel", id));
        ifMatch.require(channel.version());
        return channel;
    }
}
