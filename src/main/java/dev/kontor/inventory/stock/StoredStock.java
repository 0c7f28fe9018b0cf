package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockReader;
import dev.kontor.inventory.StockedUnits;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads stock levels for other modules.
@Repository
class StoredStock implements StockReader {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    StoredStock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<StockedUnits> after(StockedUnits.@Nullable Place after, @Nullable TimeRange updatedAt, int most) {
        return jdbc.sql("""
                        select s.variant_id, s.location_id, l.code, s.on_hand, s.held
                        from inventory.stock_levels s
                        join inventory.locations l on l.id = s.location_id
                        where (s.variant_id, s.location_id) > (:variant, :location)
                        """ + TimeRange.and(updatedAt, "s.updated_at") + """
                         order by s.variant_id, s.location_id limit :most
                        """)
                .param("variant", after == null ? FIRST : after.variantId().value())
                .param("location", after == null ? FIRST : after.locationId().value())
                .param("most", most)
                .params(TimeRange.params(updatedAt, "s.updated_at"))
                .query((row, _) -> new StockedUnits(
                        new StockedUnits.Place(
                                new VariantId(row.getObject("variant_id", UUID.class)),
                                new LocationId(row.getObject("location_id", UUID.class))),
                        row.getString("code"),
                        row.getInt("on_hand"),
                        row.getInt("held")))
                .list();
    }
}
