package dev.kontor.webhook.delivery;

import dev.kontor.events.EventId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.webhook.WebhookDeliveryId;
import dev.kontor.webhook.WebhookEndpointId;
import dev.kontor.webhook.WebhookReplayId;
import dev.kontor.webhook.target.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads deliveries and replays for staff.
@Component
class DeliveryQueries {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));

    private static final String SELECT = """
            select id, endpoint_id, cause, event_id, event_type, subject, replay_id, status, attempts, next_attempt_at,
                last_outcome, last_status, created_at, finished_at
            from webhook.deliveries
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    DeliveryQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<WebhookDeliveryDetails> list(DeliveryFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var rows = jdbc.sql(SELECT + "where true" + filter.conditions() + window.and() + window.orderAndLimit())
                .params(filter.params())
                .params(window.params())
                .query(DeliveryQueries::delivery)
                .list();
        Page<WebhookDeliveryDetails> page =
                window.page(rows, (row, field) -> field.equals("id") ? row.id().value() : row.createdAt());
        return listing.wantsTotal() ? page.withTotal(count(filter)) : page;
    }

    private long count(DeliveryFilter filter) {
        return jdbc.sql("select count(*) from webhook.deliveries where true" + filter.conditions())
                .params(filter.params())
                .query(Long.class)
                .single();
    }

    /// The delivery with its attempts.
    Optional<WebhookDeliveryDetails> find(WebhookDeliveryId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(DeliveryQueries::delivery)
                .optional()
                .map(delivery -> delivery.with(attempts(id)));
    }

    private List<WebhookDeliveryDetails.Attempt> attempts(WebhookDeliveryId id) {
        return jdbc.sql("""
                        select number, started_at, duration_ms, outcome, status from webhook.attempts
                        where delivery_id = :id order by number
                        """)
                .param("id", id)
                .query(WebhookDeliveryDetails.Attempt.class)
                .list();
    }

    Optional<WebhookReplayDetails> find(WebhookReplayId id) {
        return jdbc.sql("""
                        select id, endpoint_id, from_at, to_at, event_types, status, queued, created_at, finished_at
                        from webhook.replays where id = :id
                        """)
                .param("id", id)
                .query((row, _) -> new WebhookReplayDetails(
                        new WebhookReplayId(row.getObject("id", UUID.class)),
                        new WebhookEndpointId(row.getObject("endpoint_id", UUID.class)),
                        Sql.instant(row, "from_at"),
                        Sql.instant(row, "to_at"),
                        Sql.list(row, "event_types"),
                        WebhookReplayDetails.ReplayStatus.valueOf(row.getString("status")),
                        row.getInt("queued"),
                        Sql.instant(row, "created_at"),
                        Sql.optionalInstant(row, "finished_at")))
                .optional();
    }

    private static WebhookDeliveryDetails delivery(ResultSet row, int number) throws SQLException {
        return new WebhookDeliveryDetails(
                new WebhookDeliveryId(row.getObject("id", UUID.class)),
                new WebhookEndpointId(row.getObject("endpoint_id", UUID.class)),
                DeliveryCause.valueOf(row.getString("cause")),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("event_type"),
                row.getString("subject"),
                replay(row.getObject("replay_id", UUID.class)),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                Sql.optionalInstant(row, "next_attempt_at"),
                outcome(row.getString("last_outcome")),
                row.getObject("last_status", Integer.class),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "finished_at"),
                null);
    }

    private static @Nullable WebhookReplayId replay(@Nullable UUID id) {
        return id == null ? null : new WebhookReplayId(id);
    }

    private static Answer.@Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Answer.Outcome.valueOf(name);
    }
}
