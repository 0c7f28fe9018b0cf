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

/// Looks up and opens what a batch of changes is about.
@Repository
class StockBatchQueries {

    private final JdbcClient jdbc;

    StockBatchQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A level that a batch is about.
    record Place(VariantId variant, LocationId location) {}

    /// What a level has.
    record Units(int onHand, int held) {

        static final Units NONE = new Units(0, 0);
    }

    /// Until no other batch is being written: two that open the same levels would wait for each other.
    void waitForOthers() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('inventory.stock_batches'))")
                .query((_, _) -> true)
                .single();
    }

    /// The locations of these codes; what does not exist is left out.
    Map<String, LocationId> locations(Collection<String> codes) {
        var found = new HashMap<String, LocationId>();
        jdbc.sql("select id, code from inventory.locations where code = any (:codes::text[])")
                .param("codes", codes.stream().distinct().toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("code"), new LocationId(row.getObject("id", UUID.class)));
                });
        return found;
    }

    /// The levels of the variants as they are, without a lock.
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

    /// Makes sure that there are levels to be locked, in the order in which they are.
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
