package dev.kontor.inventory.level;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.ReservationId;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.inventory.StockCountId;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.inventory.StockTransferId;
import dev.kontor.inventory.stock.InventoryProperties;
import dev.kontor.inventory.stock.LevelConditions;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.inventory.stock.SoldOutPolicy;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists stock levels and the ledger.
@Repository
public class StockQueries {

    private static final Sorting LEVELS = Sorting.by(
            "s.id",
            "createdAt",
            SortField.time("createdAt", "s.created_at"),
            SortField.number("available", "greatest(s.on_hand - s.held - s.safety, 0)"));

    private static final String LEVEL = """
            select s.id, s.version, s.variant_id, s.location_id, s.on_hand, s.held, s.backordered, s.tracked, s.safety,
                s.low_threshold, s.selling, s.backorder_limit, s.expected_on, s.created_at, s.updated_at,
                greatest(s.on_hand - s.held - s.safety, 0) as available
            from inventory.stock_levels s where\s""";

    private static final Sorting MOVEMENTS =
            Sorting.by("m.id", "-createdAt", SortField.time("createdAt", "m.created_at"));

    private static final String MOVEMENT = """
            select m.id, m.variant_id, m.location_id, m.kind, m.quantity, m.on_hand_delta, m.held_delta,
                m.backordered_delta, m.reference,
                m.reason, m.note, m.actor, m.created_at
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final Catalog catalog;
    private final InventoryProperties properties;

    StockQueries(JdbcClient jdbc, Cursors cursors, Catalog catalog, InventoryProperties properties) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.catalog = catalog;
        this.properties = properties;
    }

    Optional<StockLevelDetails> level(StockLevelId id) {
        return jdbc.sql(LEVEL + "s.id = :id")
                .param("id", id.value())
                .query((row, _) -> level(row))
                .optional();
    }

    Page<StockLevelDetails> levels(StockLevelFilter filter, Listing listing) {
        var window = cursors.window(listing, LEVELS, filter);
        var narrowed = narrow(filter);
        var rows = narrowed.statement(jdbc, LEVEL + "true", window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> level(row))
                .list();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "createdAt" -> row.createdAt();
            case "available" -> row.available();
            default -> row.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(
                        narrowed.statement(jdbc, "select count(*) from inventory.stock_levels s where true", "")
                                .query(Long.class)
                                .single())
                : page;
    }

    public Page<AdjustmentDetails> movements(AdjustmentFilter filter, Listing listing) {
        var window = cursors.window(listing, MOVEMENTS, filter);
        var narrowed = narrow(filter);
        var rows = narrowed.statement(
                        jdbc, MOVEMENT + "from inventory.movements m where true", window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> movement(row))
                .list();
        var page = window.page(
                rows,
                (row, field) ->
                        field.equals("createdAt") ? row.createdAt() : row.id().value());
        return listing.wantsTotal()
                ? page.withTotal(narrowed.statement(jdbc, "select count(*) from inventory.movements m where true", "")
                        .query(Long.class)
                        .single())
                : page;
    }

    public Optional<AdjustmentDetails> movement(StockAdjustmentId id) {
        return jdbc.sql(MOVEMENT + "from inventory.movements m where m.id = :id")
                .param("id", id.value())
                .query((row, _) -> movement(row))
                .optional();
    }

    private LevelConditions narrow(StockLevelFilter filter) {
        var narrowing = new LevelConditions();
        if (filter.variantId() != null) {
            narrowing.and(
                    "s.variant_id = :variant", "variant", filter.variantId().value());
        }
        if (filter.locationId() != null) {
            narrowing.and(
                    "s.location_id = :location", "location", filter.locationId().value());
        }
        if (filter.sku() != null) {
            var found = catalog.bySku(List.of(filter.sku())).values();
            narrowing.and("s.variant_id = any(:skus::uuid[])", "skus", Sql.uuids(found));
        }
        if (Boolean.TRUE.equals(filter.low())) {
            narrowing.and("""
                    (s.tracked and greatest(s.on_hand - s.held - s.safety, 0) <= s.low_threshold
                        or exists (select 1 from inventory.pub_availability a
                            where a.variant_id = s.variant_id and a.tracked and a.available <= :low))
                    """, "low", properties.lowThreshold());
        }
        return narrowing;
    }

    private static LevelConditions narrow(AdjustmentFilter filter) {
        var narrowing = new LevelConditions();
        if (filter.variantId() != null) {
            narrowing.and(
                    "m.variant_id = :variant", "variant", filter.variantId().value());
        }
        if (filter.locationId() != null) {
            narrowing.and(
                    "m.location_id = :location", "location", filter.locationId().value());
        }
        if (filter.kind() != null) {
            var kinds = filter.kind().stream().map(Movement::name).toArray(String[]::new);
            narrowing.and("m.kind = any(:kinds::text[])", "kinds", kinds);
        }
        return narrowing;
    }

    private static StockLevelDetails level(ResultSet row) throws SQLException {
        return new StockLevelDetails(
                new StockLevelId(row.getObject("id", UUID.class)),
                new VariantId(row.getObject("variant_id", UUID.class)),
                new LocationId(row.getObject("location_id", UUID.class)),
                row.getInt("on_hand"),
                row.getInt("held"),
                row.getInt("available"),
                row.getInt("backordered"),
                row.getBoolean("tracked"),
                row.getInt("safety"),
                row.getObject("low_threshold", Integer.class),
                SoldOutPolicy.valueOf(row.getString("selling")),
                row.getInt("backorder_limit"),
                row.getObject("expected_on", LocalDate.class),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static AdjustmentDetails movement(ResultSet row) throws SQLException {
        var kind = Movement.valueOf(row.getString("kind"));
        var reference = Optional.ofNullable(row.getObject("reference", UUID.class));
        return new AdjustmentDetails(
                new StockAdjustmentId(row.getObject("id", UUID.class)),
                new VariantId(row.getObject("variant_id", UUID.class)),
                new LocationId(row.getObject("location_id", UUID.class)),
                kind,
                row.getInt("quantity"),
                row.getInt("on_hand_delta"),
                row.getInt("held_delta"),
                row.getInt("backordered_delta"),
                reference
                        .filter(_ -> kind != Movement.TRANSFERRED && kind != Movement.COUNTED)
                        .map(ReservationId::new)
                        .orElse(null),
                reference
                        .filter(_ -> kind == Movement.TRANSFERRED)
                        .map(StockTransferId::new)
                        .orElse(null),
                reference
                        .filter(_ -> kind == Movement.COUNTED)
                        .map(StockCountId::new)
                        .orElse(null),
                row.getString("reason"),
                row.getString("note"),
                row.getString("actor"),
                Sql.instant(row, "created_at"));
    }
}
