package dev.kontor.inventory.reservation;

import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.PickableStock;
import dev.kontor.inventory.StockToPick;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads sold units that a location has not shipped.
@Repository
class PickableUnits implements PickableStock {

    private final JdbcClient jdbc;

    PickableUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<StockToPick> at(LocationId location, @Nullable UUID after, int most) {
        return jdbc.sql("""
                        with oldest as (
                            select r.reference, r.created_at
                            from inventory.holds h join inventory.reservations r on r.reference = h.reference
                            where h.location_id = :location and r.state = 'CONFIRMED'
                            and h.quantity - h.shipped - h.released - h.backordered > 0
                            and (:after::uuid is null or (r.created_at, r.reference) > (
                                select a.created_at, a.reference from inventory.reservations a
                                where a.reference = :after))
                            group by r.reference, r.created_at
                            order by r.created_at, r.reference limit :most
                        )
                        select l.name as location, (
                                select coalesce(jsonb_agg(jsonb_build_object('reference', h.reference, 'variantId',
                                    h.variant_id, 'quantity', h.quantity - h.shipped - h.released - h.backordered)
                                    order by o.created_at, o.reference, h.variant_id), '[]')
                                from oldest o join inventory.holds h on h.reference = o.reference
                                where h.location_id = l.id
                                and h.quantity - h.shipped - h.released - h.backordered > 0) as units
                        from inventory.locations l where l.id = :location
                        """)
                .param("location", location)
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query(StockToPick.class)
                .optional();
    }
}
