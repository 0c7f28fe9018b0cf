package dev.kontor.webhook.delivery;

import dev.kontor.events.EventTypes;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which endpoint receives which events.
@Component
class Subscriptions {

    private static final String ALL = "*";

    private final JdbcClient jdbc;

    Subscriptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param wanted subscriptions of the endpoint
    record Subscription(UUID endpoint, EventTypes wanted) {}

    /// The enabled endpoints.
    List<Subscription> enabled() {
        record Row(UUID id, List<String> eventTypes) {}
        return jdbc
                .sql("select id, event_types from webhook.endpoints where enabled order by id")
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Subscription(row.id, EventTypes.of(named(row.eventTypes))))
                .toList();
    }

    /// The types by name; none for all.
    static List<String> named(List<String> types) {
        return types.contains(ALL) ? List.of() : types;
    }
}
