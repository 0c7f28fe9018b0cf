package dev.kontor.events;

import dev.kontor.shared.database.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores the position of each consumer.
@Component
class ConsumerPositions {

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

    /// The commit does not wait for the disk: if PostgreSQL ends and loses it, the consumer handles some events again,
    /// as it does when its own process ends.
    ///
    /// @return false if the position was not `from`: another process has moved it
    boolean move(EventConsumer consumer, long from, long to) {
        return jdbc.sql("""
                        update events.consumers set position = :to, updated_at = clock_timestamp()
                        where name = :name and position = :from and %s
                        """.formatted(Sql.COMMIT_WITHOUT_WAITING))
                        .param("name", consumer.name())
                        .param("from", from)
                        .param("to", to)
                        .update()
                == 1;
    }
}
