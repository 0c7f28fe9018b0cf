package dev.kontor.events;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the events that have a position.
@Component
class LogQueries {

    private static final String COLUMNS =
            "select position, id, type, version, subject, occurred_at, request_id, data, trace_parent ";

    private final JdbcClient jdbc;

    LogQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next events after a position, in order.
    ///
    /// @param upTo the last position to read
    List<LoggedEvent> read(long after, long upTo, EventTypes types, int limit) {
        var wanted = types.all() ? "" : """
                and (type = any(:names) or split_part(type, '.', 1) = any(:groups))
                """;
        return jdbc.sql(COLUMNS + "from events.log where position > :after and position <= :upTo " + wanted
                        + "order by position limit :limit")
                .param("after", after)
                .param("upTo", upTo)
                .param("limit", limit)
                .paramSource(types)
                .query(LoggedEvent.class)
                .list();
    }

    Optional<LoggedEvent> find(UUID id) {
        return jdbc.sql(COLUMNS + "from events.log where id = :id and position is not null")
                .param("id", id)
                .query(LoggedEvent.class)
                .optional();
    }

    List<LoggedEvent> find(Collection<UUID> ids) {
        return jdbc.sql(COLUMNS + "from events.log where id = any(:ids) and position is not null")
                .param("ids", ids)
                .query(LoggedEvent.class)
                .list();
    }

    /// The positions of a period; found by time, not along the positions.
    EventHistory.Stretch between(Instant from, Instant to) {
        return jdbc.sql("""
                        select coalesce(min(position) - 1, 0) as after, coalesce(max(position), 0) as up_to
                        from (select position from events.log
                              where occurred_at >= :from and occurred_at < :to and position is not null offset 0) part
                        """)
                .param("from", from)
                .param("to", to)
                .query(EventHistory.Stretch.class)
                .single();
    }

    /// The position from which the log is complete.
    ///
    /// @param position the first position that was not deleted; 1 if none was
    /// @param occurredAt the time from which no event was deleted; null if none was
    record Beginning(long position, @Nullable Instant occurredAt) {}

    /// Read it after the events: retention changes both in one transaction.
    Beginning beginning() {
        return jdbc.sql("select position, occurred_at from events.complete_from")
                .query(Beginning.class)
                .optional()
                .orElse(new Beginning(1, null));
    }
}
