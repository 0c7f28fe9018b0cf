package dev.kontor.inventory.level;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableSource;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.inventory.stock.StockSettings;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists stock levels and ledger entries.
@Repository
public class StockQueries {

    private static final Sorting LEVELS = Sorting.by(
            "s.id",
            "createdAt",
            SortField.time("createdAt", "s.created_at"),
            SortField.number("available", "greatest(s.on_hand - s.held - s.safety, 0)"));

    private static final String LEVEL = """
            s.id, s.version, s.variant_id, s.location_id, s.on_hand, s.held, s.backordered, s.tracked,
                s.safety as safety_stock, s.low_threshold, s.selling, s.backorder_limit, s.expected_on, s.created_at, s.updated_at,
                greatest(s.on_hand - s.held - s.safety, 0) as available
            """;

    private static final Sorting MOVEMENTS =
            Sorting.by("m.id", "-createdAt", SortField.time("createdAt", "m.created_at"));

    private static final String MOVEMENT = """
            m.id, m.variant_id, m.location_id, m.kind, m.quantity, m.on_hand_delta, m.held_delta,
                m.backordered_delta, m.reason, m.note, m.actor, m.created_at,
                case when m.kind not in ('TRANSFERRED', 'COUNTED') then m.reference end as reservation_id,
                case m.kind when 'TRANSFERRED' then m.reference end as transfer_id,
                case m.kind when 'COUNTED' then m.reference end as count_id
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Catalog catalog;
    private final SettingsGroup<StockSettings> settings;

    StockQueries(JdbcClient jdbc, KeysetLists lists, Catalog catalog, SettingsGroup<StockSettings> settings) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.catalog = catalog;
        this.settings = settings;
    }

    Optional<StockLevelDetails> level(StockLevelId id) {
        return jdbc.sql("select " + LEVEL + " from inventory.stock_levels s where s.id = :id")
                .param("id", id)
                .query(StockLevelDetails.class)
                .optional();
    }

    Page<StockLevelDetails> levels(StockLevelFilter filter, Listing listing) {
        return lists.select(LEVEL, "inventory.stock_levels s")
                .where(conditions(filter))
                .page(listing, LEVELS, StockLevelDetails.class, filter);
    }

    public Page<AdjustmentDetails> movements(AdjustmentFilter filter, Listing listing) {
        return lists.select(MOVEMENT, "inventory.movements m")
                .where(new Conditions()
                        .and("m.variant_id = :variant", "variant", filter.variantId())
                        .and("m.location_id = :location", "location", filter.locationId())
                        .and("m.kind = any(:kinds)", "kinds", filter.kind()))
                .page(listing, MOVEMENTS, AdjustmentDetails.class, filter);
    }

    public Optional<AdjustmentDetails> movement(StockAdjustmentId id) {
        return jdbc.sql("select " + MOVEMENT + " from inventory.movements m where m.id = :id")
                .param("id", id)
                .query(AdjustmentDetails.class)
                .optional();
    }

    private Conditions conditions(StockLevelFilter filter) {
        var conditions = new Conditions()
                .and("s.variant_id = :variant", "variant", filter.variantId())
                .and("s.location_id = :location", "location", filter.locationId());
        if (filter.sku() != null) {
            conditions.and(
                    "s.variant_id = any(:skus)",
                    "skus",
                    catalog.bySku(List.of(filter.sku())).values());
        }
        if (Boolean.TRUE.equals(filter.low())) {
            conditions.and(
                    """
                    (s.tracked and greatest(s.on_hand - s.held - s.safety, 0) <= s.low_threshold
                        or exists (select 1 from inventory.pub_availability a
                            where a.variant_id = s.variant_id and a.tracked and a.available <= :low))
                    and\s""" + SellableSource.isKept("s.variant_id"),
                    "low",
                    settings.get().lowThreshold());
        }
        return conditions;
    }
}
