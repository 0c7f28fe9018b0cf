package dev.kontor.inventory.batch;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.stock.StockRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and creates the levels that a batch of changes needs.
@Repository
class StockBatchQueries {

    private final JdbcClient jdbc;

    StockBatchQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The variant and location of a level.
    record Place(VariantId variant, LocationId location) {}

    /// The units of a level.
    record Units(int onHand, int held) {

        static final Units NONE = new Units(0, 0);
    }

    /// Serializes batches: two batches that create the same levels could deadlock.
    void waitForOthers() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('inventory.stock_batches'))")
                .query((_, _) -> true)
                .single();
    }

    /// Finds locations by code; unknown codes are left out.
    Map<String, LocationId> locations(Collection<String> codes) {
        var found = new HashMap<String, LocationId>();
        jdbc.sql("select id, code from inventory.locations where code = any (:codes::text[])")
                .param("codes", codes.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("code"), new LocationId(row.getObject("id", UUID.class)));
                });
        return found;
    }

    /// Loads the levels of the variants without locking them.
    Map<Place, Units> levels(Collection<VariantId> variants) {
        var found = new HashMap<Place, Units>();
        jdbc.sql("""
                        select variant_id, location_id, on_hand, held from inventory.stock_levels
                        where variant_id = any (:variants::uuid[])
                        """).param("variants", StockRepository.ids(variants)).query(row -> {
            found.put(
                    new Place(
                            new VariantId(row.getObject("variant_id", UUID.class)),
                            new LocationId(row.getObject("location_id", UUID.class))),
                    new Units(row.getInt("on_hand"), row.getInt("held")));
        });
        return found;
    }

    /// Creates missing levels, in the order in which levels are locked.
    void open(List<Place> places) {
        jdbc.sql("""
                        insert into inventory.stock_levels (variant_id, location_id)
                        select variant_id, location_id
                        from unnest(:variants::uuid[], :locations::uuid[]) as p(variant_id, location_id)
                        order by variant_id, location_id
                        on conflict do nothing
                        """)
                .param(
                        "variants",
                        StockRepository.ids(places.stream().map(Place::variant).toList()))
                .param(
                        "locations",
                        StockRepository.locations(
                                places.stream().map(Place::location).toList()))
                .update();
    }
}
