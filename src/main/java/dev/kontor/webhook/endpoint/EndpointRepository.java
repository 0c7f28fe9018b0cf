package dev.kontor.webhook.endpoint;

import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.webhook.WebhookEndpointId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the rows of endpoints.
@Repository
class EndpointRepository {

    private static final Sorting SORTING =
            Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.text("url", "url"));

    private static final String COLUMNS = """
            id, version, url, description, event_types, contact_email, enabled, disabled_reason, disabled_at,
            failing_since, created_at, updated_at
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    EndpointRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<Endpoint> list(Listing listing) {
        return lists.select(COLUMNS, "webhook.endpoints").page(listing, SORTING, Endpoint.class, "webhook-endpoints");
    }

    long count() {
        return jdbc.sql("select count(*) from webhook.endpoints")
                .query(Long.class)
                .single();
    }

    Optional<Endpoint> find(WebhookEndpointId id) {
        return jdbc.sql("select " + COLUMNS + " from webhook.endpoints where id = :id")
                .param("id", id)
                .query(Endpoint.class)
                .optional();
    }

    void insert(Endpoint endpoint) {
        jdbc.sql("""
                        insert into webhook.endpoints (id, version, url, description, event_types, contact_email,
                            enabled, disabled_reason, disabled_at, created_at, updated_at)
                        values (:id, :version, :url, :description, :eventTypes, :contactEmail,
                            :enabled, :disabledReason, :disabledAt, :createdAt, :updatedAt)
                        """).paramSource(endpoint).update();
    }

    /// Writes changes by staff if the endpoint still has the version. Its health is reset with `failing_since`.
    boolean update(Endpoint endpoint) {
        return jdbc.sql("""
                        update webhook.endpoints set version = version + 1, url = :url, description = :description,
                            event_types = :eventTypes, contact_email = :contactEmail, enabled = :enabled,
                            disabled_reason = :disabledReason, disabled_at = :disabledAt,
                            failing_since = :failingSince,
                            failures = case when :failingSince::timestamptz is null then 0 else failures end,
                            paused_until = case when :failingSince::timestamptz is null then null
                                                else paused_until end,
                            updated_at = :updatedAt
                        where id = :id and version = :version
                        """).paramSource(endpoint).update() == 1;
    }

    /// Makes the messages that wait for their next attempt due now, except those that are being recorded.
    void hurry(WebhookEndpointId id, Instant now) {
        jdbc.sql("""
                        update webhook.deliveries set next_attempt_at = :now
                        where id = any(array(
                            select id from webhook.deliveries
                            where endpoint_id = :id and status = 'PENDING' and next_attempt_at > :now
                            for update skip locked))
                        """).param("id", id).param("now", now).update();
    }

    /// Deletes the endpoint with its deliveries, if it still has the version.
    boolean delete(WebhookEndpointId id, long version) {
        // The result of a delivery locks the delivery first and its endpoint second.
        jdbc.sql("delete from webhook.deliveries where endpoint_id = :id")
                .param("id", id)
                .update();
        return jdbc.sql("delete from webhook.endpoints where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }
}
