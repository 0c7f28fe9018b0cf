package dev.kontor.inventory.stock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.kontor.inventory.WaitingUnits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads backordered units and assigns incoming units to the waiting reservations.
@Repository
public class Backorders {

    private final JdbcClient jdbc;

    Backorders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Assigns the free units of the locked levels to waiting reservations, oldest first, in one statement.
    /// Reservations that have ended receive nothing.
    ///
    /// @return the assigned units, as recorded in the ledger
    List<LevelChange> fill(Collection<Level> levels) {
        return jdbc.sql("""
                        with room as (
                            select * from unnest(:levels.variantId::uuid[], :levels.locationId::uuid[], :levels.free::integer[])
                                as r(variant_id, location_id, free)),
                        queue as (
                            select h.reference, h.variant_id, h.location_id, h.backordered, r.free,
                                sum(h.backordered) over (partition by h.variant_id, h.location_id
                                    order by v.created_at, h.reference) - h.backordered as before
                            from room r
                            join inventory.holds h on h.variant_id = r.variant_id and h.location_id = r.location_id
                            join inventory.reservations v on v.reference = h.reference
                            where h.backordered > 0 and v.state in ('HELD', 'CONFIRMED')),
                        filled as materialized (
                            select reference, variant_id, location_id,
                                least(backordered, free - before)::integer as units
                            from queue where before < free),
                        lines as (
                            update inventory.holds h set backordered = h.backordered - f.units
                            from filled f
                            where h.reference = f.reference and h.variant_id = f.variant_id
                            and h.location_id = f.location_id),
                        changed as (
                            update inventory.stock_levels s
                            set held = s.held + f.units, backordered = s.backordered - f.units, updated_at = now()
                            from (
                                select variant_id, location_id, sum(units)::integer as units
                                from filled group by variant_id, location_id) f
                            where s.variant_id = f.variant_id and s.location_id = f.location_id),
                        noted as (
                            insert into inventory.movements (variant_id, location_id, kind, quantity,
                                on_hand_delta, held_delta, backordered_delta, reference, actor)
                            select variant_id, location_id, 'FILLED', units, 0, units, -units, reference, 'shop'
                            from filled)
                        select reference, variant_id, location_id, units as quantity, 0 as on_hand, units as held,
                            -units as backordered
                        from filled
                        """).param("levels", levels).query(LevelChange.class).list();
    }

    public Map<UUID, List<WaitingUnits>> of(Collection<UUID> references) {
        record Row(UUID reference, WaitingUnits waiting) {}
        return jdbc.sql("""
                        select h.reference, h.variant_id, sum(h.backordered)::integer as quantity,
                            min(s.expected_on) as expected_on
                        from inventory.holds h
                        join inventory.reservations v on v.reference = h.reference
                        join inventory.stock_levels s
                            on s.variant_id = h.variant_id and s.location_id = h.location_id
                        where h.reference = any(:references) and h.backordered > 0
                        and v.state in ('HELD', 'CONFIRMED')
                        group by h.reference, h.variant_id
                        order by h.reference, h.variant_id
                        """).param("references", references).query(Row.class).list().stream()
                .collect(groupingBy(Row::reference, mapping(Row::waiting, toList())));
    }
}
