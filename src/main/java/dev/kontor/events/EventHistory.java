package dev.kontor.events;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The past of the log: single events, or all events of a period.
@Component
public class EventHistory {

    private final LogQueries log;

    EventHistory(LogQueries log) {
        this.log = log;
    }

    /// The positions around a period; the range may include events shortly before and after it.
    ///
    /// @param after the position before the first
    /// @param upTo the last position
    public record Stretch(long after, long upTo) {}

    /// The events with these ids that are retained and have a position.
    public Map<UUID, LoggedEvent> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : log.find(ids).stream().collect(Collectors.toMap(LoggedEvent::id, Function.identity()));
    }

    /// The time from which no event was deleted; empty if none was ever deleted.
    public Optional<Instant> completeFrom() {
        return Optional.ofNullable(log.beginning().occurredAt());
    }

    /// The positions of the events that happened at or after one time and before another.
    public Stretch between(Instant from, Instant to) {
        return log.between(from, to);
    }

    /// The next events of these types, in order.
    ///
    /// @param types in the format of [EventConsumer#types]; none for all
    public List<LoggedEvent> read(Stretch stretch, Collection<String> types, int limit) {
        return log.read(stretch.after(), stretch.upTo(), EventTypes.of(types), limit);
    }
}
