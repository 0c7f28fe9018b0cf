package dev.kontor.inventory.reservation;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.ReservationId;
import dev.kontor.inventory.stock.LevelConditions;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
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

    private final JdbcClient jdbc;
    private final Cursors cursors;

    ReservationQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    private record Row(
            UUID reference,
            ReservationStatus state,
            @Nullable Instant expiresAt,
            Instant createdAt,
            Instant updatedAt) {}

    Page<ReservationDetails> list(ReservationFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var narrowed = narrow(filter);
        var rows = narrowed.statement(jdbc, """
                        select r.reference, r.state, r.expires_at, r.created_at, r.updated_at
                        from inventory.reservations r where true
                        """, window.and() + window.orderAndLimit())
                .params(window.params())
                .query(Row.class)
                .list();
        var page = window.page(rows, (row, field) -> field.equals("createdAt") ? row.createdAt() : row.reference());
        var lines = lines(page.items());
        var detailed = page.map(row -> new ReservationDetails(
                new ReservationId(row.reference()),
                row.reference(),
                row.state(),
                row.state() == ReservationStatus.HELD ? row.expiresAt() : null,
                lines.getOrDefault(row.reference(), List.of()),
                row.createdAt(),
                row.updatedAt()));
        return listing.wantsTotal()
                ? detailed.withTotal(
                        narrowed.statement(jdbc, "select count(*) from inventory.reservations r where true", "")
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
                        select h.reference, h.variant_id, h.location_id, h.quantity, h.shipped, h.released,
                            case when r.state in ('HELD', 'CONFIRMED') then h.backordered else 0 end as backordered
                        from inventory.holds h join inventory.reservations r on r.reference = h.reference
                        where h.reference = any(:references::uuid[])
                        order by h.reference, h.variant_id, h.location_id
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
                                row.getInt("released"),
                                row.getInt("backordered"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static LevelConditions narrow(ReservationFilter filter) {
        var narrowing = new LevelConditions();
        if (filter.status() != null) {
            var states = filter.status().stream().map(ReservationStatus::name).toArray(String[]::new);
            narrowing.and("r.state = any(:states::text[])", "states", states);
        }
        if (filter.variantId() != null) {
            narrowing.and(
                    "r.reference in (select h.reference from inventory.holds h where h.variant_id = :variant)",
                    "variant",
                    filter.variantId().value());
        }
        if (Boolean.TRUE.equals(filter.waiting())) {
            narrowing.and("""
                    r.state in ('HELD', 'CONFIRMED') and r.reference in (
                        select h.reference from inventory.holds h where h.backordered > 0)
                    """);
        }
        return narrowing;
    }
}
