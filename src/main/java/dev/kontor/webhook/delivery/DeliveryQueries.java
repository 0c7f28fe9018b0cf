package dev.kontor.webhook.delivery;

import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.webhook.WebhookDeliveryId;
import dev.kontor.webhook.WebhookReplayId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads deliveries and replays for staff.
@Component
class DeliveryQueries {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, endpoint_id, cause, event_id, event_type, subject, replay_id, status, attempts, next_attempt_at,
            last_outcome, last_status, created_at, finished_at, null::jsonb as log
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    DeliveryQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<WebhookDeliveryDetails> list(DeliveryFilter filter, Listing listing) {
        return lists.select(COLUMNS, "webhook.deliveries")
                .where(filter.conditions())
                .page(listing, SORTING, WebhookDeliveryDetails.class, filter);
    }

    /// The delivery with its attempts.
    Optional<WebhookDeliveryDetails> find(WebhookDeliveryId id) {
        return jdbc.sql("select " + COLUMNS + " from webhook.deliveries where id = :id")
                .param("id", id)
                .query(WebhookDeliveryDetails.class)
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
                        select id, endpoint_id, from_at as "from", to_at as "to", event_types, status, queued, created_at,
                            finished_at
                        from webhook.replays where id = :id
                        """).param("id", id).query(WebhookReplayDetails.class).optional();
    }
}
