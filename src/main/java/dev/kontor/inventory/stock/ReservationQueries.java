package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.ReservationId;
import dev.kontor.shared.web.Cursors;
import dev.kontor.shared.web.Listing;
import dev.kontor.shared.web.Page;
import dev.kontor.shared.web.SortField;
import dev.kontor.shared.web.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists reservations with their lines.
@Repository
class ReservationQueries {

    private static final Sorting SORTING =
            Sorting.by("r.reference", "-createdAt", SortField.time("createdAt", "r.created_at"));

    private static final String FILTER = """
            from inventory.reservations r
            where (:states::text[] is null or r.state = any(:states::text[]))
            and (:variant::uuid is null or exists (
                select 1 from inventory.holds h where h.reference = r.reference and h.variant_id = :variant::uuid))
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    ReservationQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    private record Row(
            UUID reference,
            ReservationState state,
            @Nullable Instant expiresAt,
            Instant createdAt,
            Instant updatedAt) {}

    Page<ReservationDetails> list(ReservationFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var rows = filtered(
                        "select r.reference, r.state, r.expires_at, r.created_at, r.updated_at " + FILTER + window.and()
                                + window.orderAndLimit(),
                        filter)
                .params(window.params())
                .query((row, _) -> row(row))
                .list();
        var page = window.page(rows, (row, field) -> field.equals("createdAt") ? row.createdAt() : row.reference());
        var lines = lines(page.items());
        var detailed = page.map(row -> new ReservationDetails(
                new ReservationId(row.reference()),
                row.reference(),
                row.state(),
                row.state() == ReservationState.HELD ? row.expiresAt() : null,
                lines.getOrDefault(row.reference(), List.of()),
                row.createdAt(),
                row.updatedAt()));
        return listing.wantsTotal()
                ? detailed.withTotal(filtered("select count(*) " + FILTER, filter)
                        .query(Long.class)
                        .single())
                : detailed;
    }

    boolean exists(ReservationId id) {
        return jdbc.sql("select 1 from inventory.reservations where reference = :id")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private Map<UUID, List<ReservationDetails.Line>> lines(List<Row> rows) {
        return jdbc
                .sql("""
                        select reference, variant_id, location_id, quantity, shipped, released
                        from inventory.holds where reference = any(:references::uuid[])
                        order by reference, variant_id, location_id
                        """)
                .param(
                        "references",
                        rows.stream().map(row -> row.reference().toString()).toArray(String[]::new))
                .query((row, _) -> Map.entry(
                        row.getObject("reference", UUID.class),
                        new ReservationDetails.Line(
                                new VariantId(row.getObject("variant_id", UUID.class)),
                                new LocationId(row.getObject("location_id", UUID.class)),
                                row.getInt("quantity"),
                                row.getInt("shipped"),
                                row.getInt("released"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private JdbcClient.StatementSpec filtered(String sql, ReservationFilter filter) {
        return jdbc.sql(sql)
                .param(
                        "states",
                        filter.state() == null
                                ? null
                                : filter.state().stream()
                                        .map(ReservationState::name)
                                        .toArray(String[]::new),
                        Types.OTHER)
                .param(
                        "variant",
                        filter.variantId() == null ? null : filter.variantId().value(),
                        Types.OTHER);
    }

    private static Row row(ResultSet row) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Row(
                row.getObject("reference", UUID.class),
                ReservationState.valueOf(row.getString("state")),
                expiresAt == null ? null : expiresAt.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
