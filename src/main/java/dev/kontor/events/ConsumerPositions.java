package dev.kontor.events;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores the position of each consumer, and deletes old events that all consumers have handled.
@Component
class ConsumerPositions {

    /// A consumer that has not moved for this long was removed from the application.
    private static final Duration ABANDONED = Duration.ofDays(30);

    private static final int PURGE_LIMIT = 5_000;

    private final JdbcClient jdbc;

    ConsumerPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The position of the consumer; of a new one the end of the log, or its beginning if it reads the history.
    long load(EventConsumer consumer) {
        return jdbc.sql("""
                        insert into events.consumers (name, position)
                        values (:name, case when :history then 0
                                       else coalesce((select last_position from events.head), 0) end)
                        on conflict (name) do update set updated_at = clock_timestamp()
                        returning position
                        """)
                .param("name", consumer.name())
                .param("history", consumer.wantsHistory())
                .query(Long.class)
                .single();
    }

    /// @return false if the position was not `from`: another process has moved it
    boolean move(EventConsumer consumer, long from, long to) {
        return jdbc.sql("""
                        update events.consumers set position = :to, updated_at = clock_timestamp()
                        where name = :name and position = :from
                        """)
                        .param("name", consumer.name())
                        .param("from", from)
                        .param("to", to)
                        .update()
                == 1;
    }

    /// Deletes events that are older than the retention and behind every consumer, except dead letters.
    ///
    /// @return how many
    int purge(Duration retention) {
        int all = 0;
        int some;
        do {
            some = jdbc.sql("""
                            delete from events.log where id in (
                                select id from events.log l
                                where position <= coalesce(
                                        (select min(position) from events.consumers
                                         where updated_at > clock_timestamp() - :abandoned * interval '1 second'),
                                        (select last_position from events.head))
                                  and occurred_at < clock_timestamp() - :retention * interval '1 second'
                                  and not exists (select from events.dead_letters d where d.event_id = l.id)
                                order by position limit :limit)
                            """)
                    .param("abandoned", ABANDONED.toSeconds())
                    .param("retention", retention.toSeconds())
                    .param("limit", PURGE_LIMIT)
                    .update();
            all += some;
        } while (some == PURGE_LIMIT);
        return all;
    }
}
