package dev.kontor.inventory.stock;

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
        var range = TimeRange.on("s.updated_at", updatedAt);
        return jdbc.sql("""
                        select s.variant_id, s.location_id, l.code as location, s.on_hand, s.held
                        from inventory.stock_levels s
                        join inventory.locations l on l.id = s.location_id
                        where (s.variant_id, s.location_id) > (:variant, :location) and\s""" + range.sql() + """
                         order by s.variant_id, s.location_id limit :most
                        """)
                .param("variant", after == null ? FIRST : after.variantId().value())
                .param("location", after == null ? FIRST : after.locationId().value())
                .param("most", most)
                .params(range.params())
                .query(StockedUnits.class)
                .list();
    }
}
