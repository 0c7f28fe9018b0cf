package dev.kontor.inventory.batch;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockedUnits.Place;
import dev.kontor.shared.database.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and creates the levels that a batch of changes needs.
@Repository
class StockBatchQueries {

    private final JdbcClient jdbc;

    StockBatchQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The units of a level.
    record Units(int onHand, int held) {

        static final Units NONE = new Units(0, 0);
    }

    /// Serializes batches: two batches that create the same levels could deadlock.
    void waitForOthers() {
        Sql.lock(jdbc, "inventory.stock_batches");
    }

    /// Finds locations by code; unknown codes are left out.
    Map<String, LocationId> locations(Collection<String> codes) {
        record Row(LocationId id, String code) {}
        return jdbc
                .sql("select id, code from inventory.locations where code = any(:codes)")
                .param("codes", codes)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::code, Row::id));
    }

    /// Loads the levels of the variants without locking them.
    Map<Place, Units> levels(Collection<VariantId> variants) {
        record Row(Place place, Units units) {}
        return jdbc.sql("""
                        select variant_id, location_id, on_hand, held from inventory.stock_levels
                        where variant_id = any(:variants)
                        """).param("variants", variants).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::place, Row::units));
    }

    /// Creates missing levels, in the order in which levels are locked.
    void open(List<Place> places) {
        jdbc.sql("""
                        insert into inventory.stock_levels (variant_id, location_id)
                        select variant_id, location_id
                        from unnest(:places.variantId::uuid[], :places.locationId::uuid[]) as p(variant_id, location_id)
                        order by variant_id, location_id
                        on conflict do nothing
                        """).param("places", places).update();
    }
}
