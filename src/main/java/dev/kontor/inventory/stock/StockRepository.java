package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockLevelId;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Locks the contended level rows in a fixed order and changes them together with the ledger.
@Repository
public class StockRepository {

    private static final String LEVELS = """
            select s.id, s.variant_id, s.location_id as site_id, s.on_hand, s.held, s.backordered, s.tracked, s.version,
                s.safety as safety_stock, s.low_threshold, s.selling, s.backorder_limit, s.expected_on, l.active,
                l.priority, l.country, l.serves,
                array(select n.quantity from inventory.lots n where n.variant_id = s.variant_id) as bundle_quantities
            from inventory.stock_levels s
            join inventory.locations l on l.id = s.location_id
            """;

    private static final String LOCKED = """
             order by s.variant_id, s.location_id
            for no key update of s
            """;

    private final JdbcClient jdbc;

    StockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<VariantId, Availability> availability(Collection<VariantId> variants) {
        return complete(variants, jdbc.sql("""
                        select variant_id, available, tracked, backorderable, preorder, expected_on
                        from inventory.pub_availability
                        where variant_id = any(:variants)
                        """).param("variants", variants));
    }

    /// Returns what can be bought if some variants must come from stock at one location.
    public Map<VariantId, Availability> availability(Collection<VariantId> variants, Claim.Pickup pickup) {
        return complete(
                variants,
                jdbc.sql("""
                        select variant_id, available, tracked, backorderable, preorder, expected_on
                        from inventory.pub_availability
                        where variant_id = any(:variants) and not variant_id = any(:there)
                        union all
                        select s.variant_id, case when s.tracked then greatest(s.on_hand - s.held - s.safety, 0)
                            else 0 end, s.tracked, 0, false, null
                        from inventory.stock_levels s join inventory.locations l on l.id = s.location_id
                        where l.active and s.location_id = :location
                        and s.variant_id = any(:variants) and s.variant_id = any(:there)
                        """)
                        .param("variants", variants)
                        .param("there", pickup.variants())
                        .param("location", pickup.location()));
    }

    /// The availability that the query finds. Variants that it does not find have nothing.
    private static Map<VariantId, Availability> complete(
            Collection<VariantId> variants, JdbcClient.StatementSpec query) {
        record Row(VariantId variantId, Availability availability) {}
        var found = query.query(Row.class).list().stream().collect(Collectors.toMap(Row::variantId, Row::availability));
        return variants.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, Availability.NOTHING)));
    }

    public Map<LocationId, Map<VariantId, Availability>> availabilityAt(
            Collection<LocationId> locations, Collection<VariantId> variants) {
        record Row(LocationId locationId, VariantId variantId, int available, boolean tracked) {}
        return jdbc.sql("""
                        select s.location_id, s.variant_id, s.tracked,
                            case when s.tracked then greatest(s.on_hand - s.held - s.safety, 0) else 0 end as available
                        from inventory.stock_levels s join inventory.locations l on l.id = s.location_id
                        where l.active and s.location_id = any(:locations) and s.variant_id = any(:variants)
                        """).param("locations", locations).param("variants", variants).query(Row.class).list().stream()
                .collect(Collectors.groupingBy(
                        Row::locationId,
                        Collectors.toMap(Row::variantId, row -> Availability.ofStock(row.available(), row.tracked()))));
    }

    /// Locks a location against deletion.
    ///
    /// @return whether it exists
    public boolean retain(LocationId location) {
        return jdbc.sql("select 1 from inventory.locations where id = :id for key share")
                .param("id", location)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Locks every level of the variants until the transaction ends. The fixed order of the key prevents
    /// deadlocks.
    public LockedStock lock(Collection<VariantId> variants) {
        return new LockedStock(jdbc.sql(LEVELS + "where s.variant_id = any(:variants)" + LOCKED)
                .param("variants", variants)
                .query(Level.class)
                .list());
    }

    /// Locks the levels for a hold. An advisory lock, acquired first, serializes the holds of one customer so
    /// that the units on hold can be counted. Sources are not serialized: many buyers may share the address of
    /// one frontend and must not wait for each other.
    public LockedStock lock(Collection<VariantId> variants, HoldLimits.Holder holder) {
        return new LockedStock(jdbc.sql("""
                        with alone as materialized (
                            select count(pg_advisory_xact_lock(key)) as locks
                            from unnest(array[:customer]::bigint[]) key where key is not null)
                        """ + LEVELS
                        + " cross join alone where s.variant_id = any(:variants) and alone.locks >= 0"
                        + LOCKED)
                .param("customer", holder.customer(), Types.BIGINT)
                .param("variants", variants)
                .query(Level.class)
                .list());
    }

    /// Locks every level of the variants that the references hold. Lock their reservations first.
    public LockedStock lockHeld(Collection<UUID> references) {
        return new LockedStock(jdbc.sql(LEVELS + """
                        where s.variant_id in (
                            select h.variant_id from inventory.holds h
                            where h.reference = any(:references) and h.counted)
                        """ + LOCKED)
                .param("references", references)
                .query(Level.class)
                .list());
    }

    /// Creates the level if it does not exist.
    ///
    /// @return whether it was created
    public boolean open(VariantId variant, LocationId location) {
        return jdbc.sql("""
                        insert into inventory.stock_levels (variant_id, location_id) values (:variant, :location)
                        on conflict do nothing
                        """)
                        .param("variant", variant)
                        .param("location", location)
                        .update()
                == 1;
    }

    /// Creates missing levels of many variants at one location.
    void open(Collection<VariantId> variants, LocationId location) {
        jdbc.sql("""
                        insert into inventory.stock_levels (variant_id, location_id)
                        select variant_id, :location from unnest(:variants::uuid[]) variant_id
                        order by variant_id
                        on conflict do nothing
                        """).param("variants", variants).param("location", location).update();
    }

    /// Loads the current terms without locking them.
    public Optional<SellingTerms> terms(StockLevelId id) {
        return jdbc.sql(LEVELS + "where s.id = :id")
                .param("id", id)
                .query(Level.class)
                .optional()
                .map(Level::terms);
    }

    /// Writes the terms and increments their version.
    public void saveTerms(StockLevelId id, SellingTerms terms) {
        jdbc.sql("""
                        update inventory.stock_levels
                        set version = version + 1, safety = :safetyStock, low_threshold = :lowThreshold,
                            selling = :selling, backorder_limit = :backorderLimit, expected_on = :expectedOn,
                            updated_at = now()
                        where id = :id
                        """).param("id", id).paramSource(terms).update();
    }

    public void track(VariantId variant, LocationId location, boolean tracked) {
        jdbc.sql("""
                        update inventory.stock_levels set tracked = :tracked, updated_at = now()
                        where variant_id = :variant and location_id = :location
                        """)
                .param("tracked", tracked)
                .param("variant", variant)
                .param("location", location)
                .update();
    }

    /// Changes the locked levels and records the changes in the ledger, in one statement.
    ///
    /// @throws IllegalStateException if a level would fall below its held units or exceed its backorder limit
    public void apply(Movement kind, MovementReason cause, List<LevelChange> moves) {
        if (moves.isEmpty()) {
            return;
        }
        int changed = jdbc.sql("""
                        with moved as (
                            select * from unnest(
                                :moves.variantId::uuid[], :moves.locationId::uuid[], :moves.reference::uuid[],
                                :moves.quantity::integer[], :moves.onHand::integer[], :moves.held::integer[],
                                :moves.backordered::integer[])
                                as m(variant_id, location_id, reference, quantity, on_hand, held, backordered)),
                        changed as (
                            update inventory.stock_levels s
                            set on_hand = s.on_hand + m.on_hand, held = s.held + m.held,
                                backordered = s.backordered + m.backordered, updated_at = now()
                            from (
                                select variant_id, location_id, sum(on_hand)::integer as on_hand,
                                       sum(held)::integer as held, sum(backordered)::integer as backordered
                                from moved group by variant_id, location_id) m
                            where s.variant_id = m.variant_id and s.location_id = m.location_id
                            and s.held + m.held between 0 and s.on_hand + m.on_hand
                            and s.backordered + m.backordered between 0 and s.backorder_limit
                            returning 1),
                        noted as (
                            insert into inventory.movements (id, variant_id, location_id, kind, quantity,
                                on_hand_delta, held_delta, backordered_delta, reference, reason, note, actor)
                            select coalesce(:movement, kontor.new_id()), variant_id, location_id, :kind, quantity,
                                on_hand, held, backordered, reference, :reason, :note, :actor
                            from moved)
                        select count(*)::integer from changed
                        """)
                .param("moves", moves)
                .param("kind", kind)
                .paramSource(cause)
                .query(Integer.class)
                .single();
        long expected = moves.stream()
                .map(move -> List.of(move.variantId(), move.locationId()))
                .distinct()
                .count();
        if (changed != expected) {
            throw new IllegalStateException(
                    "only %d of %d stock levels could be changed (%s)".formatted(changed, expected, kind));
        }
    }
}
