package dev.kontor.broker;

import dev.kontor.broker.Broker.Message;
import dev.kontor.events.CloudEvents;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventId;
import dev.kontor.events.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/// Publishes events to a broker, at least once each, and those of one subject in their order.
///
/// Of the events of a subject, one is published only after the one before it is confirmed. Otherwise a broker that
/// loses a message could store the next one first.
final class Forwarder implements EventConsumer {

    static final String CONTENT_TYPE = CloudEvents.MEDIA_TYPE + "; charset=UTF-8";

    private final String name;
    private final Set<String> types;
    private final boolean history;
    private final Broker broker;
    private final CloudEvents cloudEvents;

    /// @param name key of the stored position
    /// @param types published types or groups; empty for all
    /// @param history whether the first event is the oldest of the log instead of the next one
    Forwarder(String name, Set<String> types, boolean history, Broker broker, CloudEvents cloudEvents) {
        this.name = name;
        this.types = types;
        this.history = history;
        this.broker = broker;
        this.cloudEvents = cloudEvents;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> types() {
        return types;
    }

    @Override
    public boolean wantsHistory() {
        return history;
    }

    @Override
    public boolean retriesForever() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        rounds(events)
                .forEach(round -> broker.publish(round.stream()
                        .map(event -> new Message(
                                new EventId(event.id()).text(),
                                event.type(),
                                event.subject(),
                                cloudEvents.render(event).getBytes(StandardCharsets.UTF_8),
                                event.traceParent()))
                        .toList()));
    }

    /// The first events of all subjects, then the second ones, and so on.
    static List<List<LoggedEvent>> rounds(List<LoggedEvent> events) {
        var rounds = new ArrayList<List<LoggedEvent>>();
        var counts = new HashMap<String, Integer>();
        for (var event : events) {
            int round = counts.merge(event.subject(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(event);
        }
        return rounds;
    }
}
