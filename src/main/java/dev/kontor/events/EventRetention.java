package dev.kontor.events;

import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.shared.privacy.RetentionPolicy;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes events by their age, along their positions: each pass deletes the next part of the log, so its cost does not
/// depend on how much is deleted before it or retained behind it.
@Component
class EventRetention implements RetainedData {

    /// Webhooks retry for three days.
    private static final int MIN_DAYS = 4;

    /// Number of neighbors that determine the age of a place in the log. A single event would not do: the clock of the
    /// process that wrote it may be wrong.
    private static final int NEIGHBORS = 50;

    /// Consumers of this release count wherever they are; one of another release that has not moved for 30 days was
    /// removed.
    private static final String HANDLED = """
            position <= coalesce(
                (select min(c.position) from events.consumers c
                 where c.name = any(:consumers::text[]) or c.updated_at > clock_timestamp() - interval '30 days'),
                (select last_position from events.head))
            and occurred_at < :before
            and not exists (select from events.dead_letters d where d.event_id = log.id and d.dismissed_at is null)
            and (data ->> 'customerId' is null or data ->> 'customerId' <> all(:heldCustomerTexts::text[]))
            and (data ->> 'email' is null or lower(data ->> 'email') <> all(:heldEmails::text[]))
            """;

    private final JdbcClient jdbc;
    private final RetentionPolicy policy;
    private final ObjectProvider<EventConsumer> consumers;

    EventRetention(JdbcClient jdbc, EventsProperties properties, ObjectProvider<EventConsumer> consumers) {
        this.jdbc = jdbc;
        this.policy = RetentionPolicy.of(
                RetentionKind.EVENT_LOG, MIN_DAYS, properties.retention(), "kontor.events.retention", "events.log");
        this.consumers = consumers;
    }

    /// The progress of a run.
    ///
    /// @param after the position up to which it is done
    /// @param end the last position to examine
    /// @param before the time before which events are deleted
    private record Cursor(long after, long end, Instant before) {

        static Cursor of(String text) {
            var parts = text.split("/");
            return new Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Instant.parse(parts[2]));
        }

        String after(long position) {
            return position + "/" + end + "/" + before;
        }
    }

    private record Place(long position, Instant occurredAt) {}

    @Override
    public RetentionPolicy policy() {
        return policy;
    }

    @Override
    public long due(RetentionLimit limit, int most) {
        var begin = begin(limit);
        return jdbc.sql("""
                        select count(*) from (
                            select from events.log where position <= :end and
                        """ + HANDLED + "limit :most) due")
                .params(parameters(limit, begin))
                .param("end", begin.end())
                .param("most", most)
                .query(Long.class)
                .single();
    }

    @Override
    public Pass delete(RetentionLimit limit, String cursor, int most) {
        var at = cursor.isEmpty() ? begin(limit) : Cursor.of(cursor);
        var first = jdbc.sql("""
                        select position from events.log where position > :after and position <= :end
                        order by position limit 1
                        """).paramSource(at).query(Long.class).optional();
        if (first.isEmpty()) {
            return new Pass(0, null);
        }
        long last = Math.min(first.get() + most - 1, at.end());
        int deleted = delete(parameters(limit, at), first.get(), last);
        return new Pass(deleted, last < at.end() ? at.after(last) : null);
    }

    /// Deletes a part of the log and records from where on the log is complete.
    private int delete(Map<String, Object> parameters, long first, long last) {
        return jdbc.sql("""
                        with gone as (
                            delete from events.log where ctid = any(array(
                                select ctid from events.log where position between :first and :last and
                        """ + HANDLED + """
                                for update skip locked))
                            returning id, position, occurred_at
                        ), dismissed as (
                            delete from events.dead_letters d using gone where d.event_id = gone.id
                        ), recorded as (
                            insert into events.complete_from as c (position, occurred_at)
                            select max(position) + 1, max(occurred_at) + interval '1 microsecond' from gone
                            having count(*) > 0
                            on conflict (one) do update set position = greatest(c.position, excluded.position),
                                occurred_at = greatest(c.occurred_at, excluded.occurred_at)
                        )
                        select count(*) from gone
                        """)
                .params(parameters)
                .param("first", first)
                .param("last", last)
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> parameters(RetentionLimit limit, Cursor at) {
        var parameters = new HashMap<>(limit.parameters());
        parameters.put("before", at.before());
        parameters.put(
                "consumers",
                consumers
                        .orderedStream()
                        .filter(consumer -> consumer.reach() == EventConsumer.Reach.ONE_PROCESS)
                        .map(EventConsumer::name)
                        .toList());
        return parameters;
    }

    private Cursor begin(RetentionLimit limit) {
        var before = before(limit);
        return new Cursor(0, end(before), before);
    }

    /// The age of events to delete, or that of the oldest event that a consumer needs.
    private Instant before(RetentionLimit limit) {
        return consumers
                .orderedStream()
                .map(EventConsumer::neededSince)
                .flatMap(Optional::stream)
                .filter(needed -> needed.isBefore(limit.before()))
                .min(Comparator.naturalOrder())
                .orElse(limit.before());
    }

    /// The last position at which an event is old enough. Positions follow the time except for neighbors, so few of
    /// them are read.
    private long end(Instant before) {
        long low = 0;
        long high = jdbc.sql("select coalesce((select last_position from events.head), 0)")
                .query(Long.class)
                .single();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            var old = lastOld(middle, high, before);
            if (old == null) {
                high = middle - 1;
            } else {
                low = old;
            }
        }
        return low;
    }

    private @Nullable Long lastOld(long from, long to, Instant before) {
        return neighbors(from, to).stream()
                .filter(place -> place.occurredAt().isBefore(before))
                .map(Place::position)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Place> neighbors(long from, long to) {
        return jdbc.sql("""
                        select position, occurred_at from events.log where position between :from and :to
                        order by position limit :limit
                        """)
                .param("from", from)
                .param("to", to)
                .param("limit", NEIGHBORS)
                .query(Place.class)
                .list();
    }
}
