package dev.kontor.webhook.endpoint;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.webhook.WebhookEndpointId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the rows of endpoints.
@Repository
class EndpointRepository {

    private static final Sorting SORTING =
            Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.text("url", "url"));

    private static final String SELECT = """
            select id, version, url, description, event_types, contact_email, disabled_reason, disabled_at,
                failing_since, created_at, updated_at
            from webhook.endpoints
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    EndpointRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<Endpoint> list(Listing listing) {
        var window = cursors.window(listing, SORTING, "webhook-endpoints");
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query(EndpointRepository::endpoint)
                .list();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "createdAt" -> row.createdAt();
            case "url" -> row.url();
            default -> row.id().value();
        });
        return listing.wantsTotal() ? page.withTotal(count()) : page;
    }

    long count() {
        return jdbc.sql("select count(*) from webhook.endpoints")
                .query(Long.class)
                .single();
    }

    Optional<Endpoint> find(WebhookEndpointId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(EndpointRepository::endpoint)
                .optional();
    }

    void insert(Endpoint endpoint) {
        jdbc.sql("""
                        insert into webhook.endpoints (id, version, url, description, event_types, contact_email,
                            enabled, disabled_reason, disabled_at, created_at, updated_at)
                        values (:id, :version, :url, :description, :eventTypes::text[], :contactEmail,
                            :enabled, :disabledReason, :disabledAt, :now, :now)
                        """).params(params(endpoint)).update();
    }

    /// Writes changes by staff if the endpoint still has the version. Its health is reset with `failing_since`.
    boolean update(Endpoint endpoint) {
        return jdbc.sql("""
                        update webhook.endpoints set version = version + 1, url = :url, description = :description,
                            event_types = :eventTypes::text[], contact_email = :contactEmail, enabled = :enabled,
                            disabled_reason = :disabledReason, disabled_at = :disabledAt,
                            failing_since = :failingSince,
                            failures = case when :failingSince::timestamptz is null then 0 else failures end,
                            paused_until = case when :failingSince::timestamptz is null then null
                                                else paused_until end,
                            updated_at = :now
                        where id = :id and version = :version
                        """).params(params(endpoint)).update() == 1;
    }

    boolean delete(WebhookEndpointId id, long version) {
        return jdbc.sql("delete from webhook.endpoints where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Map<String, Object> params(Endpoint endpoint) {
        var params = new HashMap<String, Object>();
        params.put("id", endpoint.id().value());
        params.put("version", endpoint.version());
        params.put("url", endpoint.url());
        params.put("description", endpoint.description());
        params.put("eventTypes", endpoint.eventTypes());
        params.put("contactEmail", endpoint.contactEmail());
        params.put("enabled", endpoint.enabled());
        params.put(
                "disabledReason",
                endpoint.disabledReason() == null
                        ? null
                        : endpoint.disabledReason().name());
        params.put("disabledAt", endpoint.disabledAt());
        params.put("failingSince", endpoint.failingSince());
        params.put("now", endpoint.updatedAt());
        return params;
    }

    private static Endpoint endpoint(ResultSet row, int number) throws SQLException {
        var reason = row.getString("disabled_reason");
        return new Endpoint(
                new WebhookEndpointId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("url"),
                row.getString("description"),
                Sql.list(row, "event_types"),
                row.getString("contact_email"),
                reason == null ? null : DisabledReason.valueOf(reason),
                Sql.optionalInstant(row, "disabled_at"),
                Sql.optionalInstant(row, "failing_since"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
