package dev.kontor.channel;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventLog;
import dev.kontor.shared.database.CachedSnapshot;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Caches all channels until an event reports a change.
@Component
class KnownChannels implements Channels, EventConsumer.Cached {

    private final ChannelRepository repository;
    private final EventLog events;
    private final Shop shop;
    private final CachedSnapshot<Snapshot> snapshot;

    KnownChannels(ChannelRepository repository, EventLog events, Shop shop) {
        this.repository = repository;
        this.events = events;
        this.shop = shop;
        this.snapshot = new CachedSnapshot<>(() -> Snapshot.of(repository.all(), shop));
    }

    private record Snapshot(
            List<Channel> all, Map<String, Channel> byCode, Map<ChannelId, Channel> byId, String stamp) {

        static Snapshot of(List<StoredChannel> stored, Shop shop) {
            var all = stored.stream().map(channel -> channel.in(shop)).toList();
            // The same in every process that has loaded the same channels.
            int stamp = 7;
            for (var channel : stored) {
                stamp = 31 * stamp
                        + Objects.hash(channel.id().value(), channel.version(), channel.curated(), channel.priced());
            }
            return new Snapshot(
                    all,
                    all.stream().collect(Collectors.toUnmodifiableMap(Channel::code, Function.identity())),
                    all.stream().collect(Collectors.toUnmodifiableMap(Channel::id, Function.identity())),
                    Integer.toHexString(stamp));
        }
    }

    @Override
    public Optional<Channel> find(String code) {
        return Optional.ofNullable(snapshot.get().byCode().get(code));
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        return Optional.ofNullable(snapshot.get().byId().get(id));
    }

    @Override
    public Channel standard() {
        return find(Channel.DEFAULT).orElseThrow();
    }

    @Override
    public List<Channel> all() {
        return snapshot.get().all();
    }

    @Override
    public String stamp() {
        return snapshot.get().stamp();
    }

    @Override
    public List<Channel> hold(Collection<String> codes, String pointer) {
        return requireAll(repository.hold(codes), codes, pointer);
    }

    @Override
    public List<Channel> mark(Collection<String> codes, Mark mark, String pointer) {
        if (codes.stream().allMatch(code -> find(code).filter(mark::isOn).isPresent())) {
            return hold(codes, pointer);
        }
        // Locked for update at once: two transactions that first share the lock and then both want to change it
        // would deadlock.
        var held = requireAll(repository.lock(codes), codes, pointer);
        var fresh = held.stream().filter(channel -> !mark.isOn(channel)).toList();
        if (!fresh.isEmpty()) {
            repository.mark(fresh.stream().map(Channel::id).toList(), mark);
            events.append(fresh.stream()
                    .map(channel -> new ChannelUpdated(channel.id(), channel.code()))
                    .toList());
        }
        return held;
    }

    private List<Channel> requireAll(List<StoredChannel> stored, Collection<String> codes, String pointer) {
        var unknown = new TreeSet<>(codes);
        stored.forEach(channel -> unknown.remove(channel.code()));
        if (!unknown.isEmpty()) {
            throw RejectedException.at(
                    pointer,
                    "unknown-channel",
                    "The channel does not exist: %s.".formatted(String.join(", ", unknown)));
        }
        return stored.stream().map(channel -> channel.in(shop)).toList();
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public Set<String> types() {
        return Set.of("channel.*");
    }

    @Override
    public void renew() {
        snapshot.renew();
    }

    /// Covers changes without an event: data loaded without the services.
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT30S")
    void refresh() {
        snapshot.refresh();
    }
}
