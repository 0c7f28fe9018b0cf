package dev.kontor.testing;

import static org.awaitility.Awaitility.await;

import dev.kontor.events.KnownConsumers;
import dev.kontor.shared.id.TypedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shows tests what was told to the event log, whether or not it has a position yet.
public final class EventProbe {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    private EventProbe(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static EventProbe on(JdbcClient jdbc) {
        return new EventProbe(jdbc);
    }

    /// @param position absent until the dispatcher has given one
    public record Told(
            UUID id, @Nullable Long position, String type, String subject, String requestId, JsonNode data) {}

    /// The events of a subject, in the order in which they were told.
    public List<Told> of(TypedId subject) {
        return select("subject = :value", subject.text());
    }

    /// The types of the events of a subject, in order.
    public List<String> typesOf(TypedId subject) {
        return of(subject).stream().map(Told::type).toList();
    }

    public List<Told> ofType(String type) {
        return select("type = :value", type);
    }

    /// Waits until every event that is in the log now was handled by the consumers that run in one process, and the
    /// mails about them were attempted.
    public void awaitDelivered() {
        awaitDelivered(Duration.ofSeconds(30));
    }

    /// The same with other patience.
    public void awaitDelivered(Duration longest) {
        await().atMost(longest)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> work().stream().noneMatch(Work::isDue));
    }

    /// What may be waiting for a consumer, or for others of a name that no consumer has.
    ///
    /// @param types of the events behind the stored position
    private record Work(String consumer, List<String> types) {

        boolean isDue() {
            return types.stream().anyMatch(type -> KnownConsumers.takes(consumer, type));
        }
    }

    /// In one statement, for work moves on from the log to a consumer and from there to a mail.
    private List<Work> work() {
        return jdbc.sql("""
                        with recent as materialized (
                            select position, type from events.log
                            where position > (select min(position) from events.consumers)
                            order by position desc limit 2000)
                        select c.name as consumer, array_agg(distinct r.type) as types
                        from events.consumers c join recent r on r.position > c.position
                        group by c.name
                        union all
                        select '(more)', array['any'] where (select count(*) from recent) = 2000
                        union all
                        select '(numbers)', array['any'] where exists (select from events.log where position is null)
                        union all
                        select '(mails)', array['any'] where exists (
                            select from notification.mails m where m.status = 'PENDING' and m.attempts = 0)
                        """).query((row, _) -> work(row)).list();
    }

    /// By hand, because tests with processes of their own have no converters of the application.
    private static Work work(ResultSet row) throws SQLException {
        return new Work(row.getString("consumer"), List.of((String[])
                row.getArray("types").getArray()));
    }

    private List<Told> select(String condition, String value) {
        return jdbc.sql("select id, position, type, subject, request_id, data from events.log where " + condition
                        + " order by seq")
                .param("value", value)
                .query((row, _) -> new Told(
                        row.getObject("id", UUID.class),
                        row.getObject("position", Long.class),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("request_id"),
                        JSON.readTree(row.getString("data"))))
                .list();
    }
}
