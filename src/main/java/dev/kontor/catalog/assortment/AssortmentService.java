package dev.kontor.catalog.assortment;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.event.ProductChannelChanged;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.events.EventLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages decisions about products in channels.
@Service
@Transactional
class AssortmentService implements ChannelUser {

    private final AssortmentRepository entries;
    private final Channels channels;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    AssortmentService(AssortmentRepository entries, Channels channels, EventLog events, AuditLog audit, Clock clock) {
        this.entries = entries;
        this.channels = channels;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns the product in every channel.
    @Transactional(readOnly = true)
    public List<ProductListing> ofProduct(ProductId product) {
        requireProduct(entries.exists(product), product);
        var byChannel = entries.ofProduct(product).stream()
                .collect(Collectors.toMap(AssortmentEntry::channel, Function.identity()));
        return channels.all().stream()
                .map(channel -> ProductListing.of(channel, product, byChannel.get(channel.id())))
                .toList();
    }

    @Transactional(readOnly = true)
    public ProductListing get(ProductId product, String code) {
        var channel = channel(code);
        requireProduct(entries.exists(product), product);
        return ProductListing.of(
                channel, product, entries.find(channel.id(), product).orElse(null));
    }

    @Transactional(readOnly = true)
    public Page<ProductListing> ofChannel(ChannelId id, Listing listing) {
        var channel = channels.find(id).orElseThrow(() -> NotFoundException.of("channel", id));
        return entries.ofChannel(id, listing).map(entry -> ProductListing.of(channel, entry.product(), entry));
    }

    public ProductListing decide(ProductId product, String code, IfMatch ifMatch, DecideListing request) {
        request.require();
        var channel = mark(code);
        var before = forUpdate(product, channel, ifMatch);
        if (before != null && before.says(request.listed(), request.publishedFrom(), request.publishedUntil())) {
            return ProductListing.of(channel, product, before);
        }
        save(channel, List.of(product), request.listed(), request.publishedFrom(), request.publishedUntil());
        var after = entries.find(channel.id(), product).orElse(null);
        publish(channel, List.of(product));
        record(product, channel, before, after);
        return ProductListing.of(channel, product, after);
    }

    /// Deletes the decision, so that the mode of the channel applies again.
    public void forget(ProductId product, String code, IfMatch ifMatch) {
        channel(code);
        var channel = channels.hold(List.of(code), "/channel").getFirst();
        var before = forUpdate(product, channel, ifMatch);
        if (before != null) {
            entries.remove(channel.id(), product);
            publish(channel, List.of(product));
            record(product, channel, before, null);
        }
    }

    /// Changes many products at once: all or none.
    public AssortmentChange choose(ChannelId id, ChooseAssortment request) {
        request.require();
        var known = channels.find(id).orElseThrow(() -> NotFoundException.of("channel", id));
        var all = new LinkedHashSet<>(request.added());
        all.addAll(request.removed());
        if (all.isEmpty()) {
            return new AssortmentChange(0, 0);
        }
        var channel = mark(known.code());
        request.requireKnown(entries.lock(all));
        var before = entries.of(id, all);
        var from = request.publishedFrom();
        var until = request.publishedUntil();
        var added = differing(request.added(), before, entry -> entry.says(true, from, until));
        var removed = differing(request.removed(), before, entry -> entry.says(false, null, null));
        save(channel, added, true, from, until);
        save(channel, removed, false, null, null);
        var changed = new ArrayList<>(added);
        changed.addAll(removed);
        if (!changed.isEmpty()) {
            publish(channel, changed);
            audit.record("channel.assortment_changed", id, null, request);
        }
        return new AssortmentChange(changed.size(), all.size() - changed.size());
    }

    private static List<ProductId> differing(
            List<ProductId> products, Map<ProductId, AssortmentEntry> before, Predicate<AssortmentEntry> isSo) {
        return products.stream()
                .distinct()
                .filter(product -> {
                    var entry = before.get(product);
                    return entry == null || !isSo.test(entry);
                })
                .toList();
    }

    /// Publishes events for entries whose time has come. Visibility does not depend on it: the clock of the
    /// database decides.
    ///
    /// @return number of entries
    public int publishDue(int most) {
        var due = entries.takeDue(most);
        var changes = new ArrayList<ProductChannelChanged>();
        due.forEach(entry -> channels.find(entry.channel())
                .ifPresent(channel -> changes.add(new ProductChannelChanged(entry.product(), channel.code()))));
        if (!changes.isEmpty()) {
            events.append(changes);
        }
        return due.size();
    }

    @Override
    public void removeChannel(Channel channel) {
        entries.removeAll(channel.id());
    }

    private @Nullable AssortmentEntry forUpdate(ProductId product, Channel channel, IfMatch ifMatch) {
        requireProduct(entries.lock(List.of(product)).contains(product), product);
        var entry = entries.find(channel.id(), product).orElse(null);
        ifMatch.require(entry == null ? 0 : entry.version());
        return entry;
    }

    private void save(
            Channel channel,
            List<ProductId> products,
            boolean listed,
            @Nullable Instant from,
            @Nullable Instant until) {
        if (!products.isEmpty()) {
            entries.save(channel.id(), products, listed, from, until, clock.instant());
            entries.relist(products);
        }
    }

    private void publish(Channel channel, List<ProductId> changed) {
        events.append(changed.stream()
                .map(product -> new ProductChannelChanged(product, channel.code()))
                .toList());
    }

    private void record(
            ProductId product, Channel channel, @Nullable AssortmentEntry before, @Nullable AssortmentEntry after) {
        audit.record(
                "product.channel_changed",
                product,
                ProductListing.of(channel, product, before),
                ProductListing.of(channel, product, after));
    }

    /// Makes queries consider the entries of the channel from now on, and protects it from deletion until the
    /// transaction ends.
    private Channel mark(String code) {
        channel(code);
        return channels.mark(List.of(code), Channels.Mark.CURATED, "/channel").getFirst();
    }

    private Channel channel(String code) {
        return channels.find(code).orElseThrow(() -> new NotFoundException("The channel does not exist."));
    }

    private static void requireProduct(boolean exists, ProductId product) {
        if (!exists) {
            throw NotFoundException.of("product", product);
        }
    }
}
