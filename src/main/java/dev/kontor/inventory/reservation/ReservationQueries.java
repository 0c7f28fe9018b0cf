package dev.kontor.inventory.reservation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.kontor.inventory.ReservationId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists reservations with their lines.
@Repository
class ReservationQueries {

    private static final Sorting SORTING =
            Sorting.by("r.reference", "-createdAt", SortField.time("createdAt", "r.created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ReservationQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    private record Row(
            ReservationId id,
            ReservationStatus state,
            @Nullable Instant expiresAt,
            Instant createdAt,
            Instant updatedAt) {}

    Page<ReservationDetails> list(ReservationFilter filter, Listing listing) {
        var page = lists.select(
                        "r.reference as id, r.state, r.expires_at, r.created_at, r.updated_at",
                        "inventory.reservations r")
                .where(conditions(filter))
                .page(listing, SORTING, Row.class, filter);
        var lines = lines(page.items().stream().map(Row::id).toList());
        return page.map(row -> new ReservationDetails(
                row.id(),
                row.id().value(),
                row.state(),
                row.state() == ReservationStatus.HELD ? row.expiresAt() : null,
                lines.getOrDefault(row.id(), List.of()),
                row.createdAt(),
                row.updatedAt()));
    }

    boolean exists(ReservationId id) {
        return jdbc.sql("select 1 from inventory.reservations where reference = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private Map<ReservationId, List<ReservationDetails.Line>> lines(List<ReservationId> references) {
        record LineRow(ReservationId reference, ReservationDetails.Line line) {}
        return jdbc.sql("""
                        select h.reference, h.variant_id, h.location_id, h.quantity, h.shipped, h.released,
                            case when r.state in ('HELD', 'CONFIRMED') then h.backordered else 0 end as backordered
                        from inventory.holds h join inventory.reservations r on r.reference = h.reference
                        where h.reference = any(:references)
                        order by h.reference, h.variant_id, h.location_id
                        """).param("references", references).query(LineRow.class).list().stream()
                .collect(groupingBy(LineRow::reference, mapping(LineRow::line, toList())));
    }

    private static Conditions conditions(ReservationFilter filter) {
        var conditions = new Conditions()
                .and("r.reference = :id", "id", filter.id())
                .and("r.state = any(:states)", "states", filter.status())
                .and(
                        "r.reference in (select h.reference from inventory.holds h where h.variant_id = :variant)",
                        "variant",
                        filter.variantId());
        return Boolean.TRUE.equals(filter.waiting()) ? conditions.and("""
                r.state in ('HELD', 'CONFIRMED') and r.reference in (
                    select h.reference from inventory.holds h where h.backordered > 0)
                """) : conditions;
    }
}
