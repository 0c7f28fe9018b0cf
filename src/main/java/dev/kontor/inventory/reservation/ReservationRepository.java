package dev.kontor.inventory.reservation;

import dev.kontor.inventory.NextHold;
import dev.kontor.inventory.stock.Allocation;
import dev.kontor.inventory.stock.Hold;
import dev.kontor.inventory.stock.HoldLimits.Holder;
import dev.kontor.inventory.stock.HoldLimits.OnHold;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.inventory.stock.Settlement;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes reservations and their holds. The row of the reservation decides races: the transaction that
/// changes its state by a conditional update owns its units, and all other changes lock that row.
@Repository
public class ReservationRepository {

    /// Allocates the units from the locked levels, if they are still free, and writes holds and ledger.
    private static final String ALLOCATION = allocation("");

    /// Adds the units to those that the reference already has at the same location.
    private static final String MORE = allocation("""
            on conflict (reference, variant_id, location_id) do update
                set quantity = held.quantity + excluded.quantity, backordered = held.backordered + excluded.backordered
                where held.counted = excluded.counted and held.pickup = excluded.pickup
            returning 1
            """);

    private static String allocation(String conflict) {
        return """
            with asked as (
                select * from unnest(
                    :allocations.variantId::uuid[], :allocations.locationId::uuid[], :allocations.quantity::integer[],
                    :allocations.backordered::integer[], :allocations.counted::boolean[],
                    :allocations.pickup::boolean[])
                    as a(variant_id, location_id, quantity, backordered, counted, pickup)),
            allocated as (
                update inventory.stock_levels s
                set held = s.held + a.quantity, backordered = s.backordered + a.backordered, updated_at = now()
                from asked a
                where a.counted and s.variant_id = a.variant_id and s.location_id = a.location_id
                and (a.quantity = 0 or s.held + a.quantity <= s.on_hand - s.safety)
                and (a.backordered = 0
                    or s.selling <> 'STOCK' and s.backordered + a.backordered <= s.backorder_limit)
                returning 1),
            lines as (
                insert into inventory.holds as held (reference, variant_id, location_id, quantity, backordered, counted,
                    pickup)
                select :reference, variant_id, location_id, quantity + backordered, backordered, counted, pickup
                from asked %s),
            noted as (
                insert into inventory.movements (variant_id, location_id, kind, quantity,
                    on_hand_delta, held_delta, backordered_delta, reference, actor)
                select variant_id, location_id, :kind, quantity + backordered, 0, quantity, backordered, :reference,
                    'shop'
                from asked where counted),
            """.formatted(conflict);
    }

    private final JdbcClient jdbc;

    public ReservationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Allocates the units from the locked levels and writes reservation, holds and ledger in one statement.
    ///
    /// @param earlier the reference whose place among those who wait this one takes; absent for the last place
    /// @return the units that the holder has on hold now
    /// @throws IllegalStateException if the reference already has a reservation
    OnHold hold(
            UUID reference, Holder holder, List<Allocation> allocations, Duration expiresIn, @Nullable UUID earlier) {
        record Held(int allocated, long ofCustomer, long ofSource) {}
        try {
            var held = jdbc.sql(ALLOCATION + """
                            reserved as (
                                insert into inventory.reservations (reference, state, customer_key, source_key,
                                    expires_at, created_at, updated_at)
                                values (:reference, 'HELD', :customer, :source,
                                    now() + :millis * interval '1 millisecond', coalesce((
                                        select created_at from inventory.reservations where reference = :earlier),
                                    now()), now()))
                            select (select count(*) from allocated)::integer as allocated,
                                (select coalesce(sum(h.quantity - h.shipped - h.released), 0)
                                 from inventory.reservations v join inventory.holds h on h.reference = v.reference
                                 where v.customer_key = :customer and h.counted) as of_customer,
                                (select coalesce(sum(h.quantity - h.shipped - h.released), 0)
                                 from inventory.reservations v join inventory.holds h on h.reference = v.reference
                                 where v.source_key = :source and h.counted) as of_source
                            """)
                    .param("allocations", allocations)
                    .param("kind", Movement.HELD)
                    .param("reference", reference)
                    .param("millis", expiresIn.toMillis())
                    .param("earlier", earlier, Types.OTHER)
                    .paramSource(holder)
                    .query(Held.class)
                    .single();
            requireAll(allocations, held.allocated());
            long units = allocations.stream()
                    .filter(Allocation::counted)
                    .mapToLong(Allocation::units)
                    .sum();
            return new OnHold(units, units + held.ofCustomer(), units + held.ofSource());
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("reference " + reference + " already has a reservation", e);
        }
    }

    /// Replaces the holds of an expired reservation by new holds and confirms it.
    void holdAgain(UUID reference, List<Allocation> allocations) {
        jdbc.sql("delete from inventory.holds where reference = :reference")
                .param("reference", reference)
                .update();
        int allocated = jdbc.sql(ALLOCATION + """
                        confirmed as (
                            update inventory.reservations
                            set state = 'CONFIRMED', expires_at = null, customer_key = null, source_key = null,
                                updated_at = now()
                            where reference = :reference)
                        select count(*)::integer from allocated
                        """)
                .param("allocations", allocations)
                .param("kind", Movement.CONFIRMED)
                .param("reference", reference)
                .query(Integer.class)
                .single();
        requireAll(allocations, allocated);
    }

    /// Adds allocations to a confirmed reservation.
    void extend(UUID reference, List<Allocation> allocations) {
        record Added(int allocated, int holds) {}
        var added = jdbc.sql(MORE + """
                        touched as (
                            update inventory.reservations set updated_at = now() where reference = :reference)
                        select (select count(*) from allocated)::integer as allocated,
                            (select count(*) from lines)::integer as holds
                        """)
                .param("allocations", allocations)
                .param("kind", Movement.CONFIRMED)
                .param("reference", reference)
                .query(Added.class)
                .single();
        requireAll(allocations, added.allocated());
        if (added.holds() != allocations.size()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "Units of one of the variants were sold before its stock was tracked. Place another order for more.");
        }
    }

    /// Moves the open units of a released reservation to a new one. The levels must be locked.
    void handOver(UUID released, NextHold next) {
        jdbc.sql("""
                        with given as (
                            select variant_id, location_id, quantity - shipped - released as units, backordered, counted,
                                pickup
                            from inventory.holds where reference = :released and quantity > shipped + released),
                        taken as (
                            update inventory.holds set released = quantity - shipped, backordered = 0
                            where reference = :released),
                        reserved as (
                            insert into inventory.reservations (reference, state, expires_at, created_at, updated_at)
                            select :next, 'HELD', now() + :millis * interval '1 millisecond', created_at, now()
                            from inventory.reservations where reference = :released),
                        held as (
                            insert into inventory.holds (reference, variant_id, location_id, quantity, backordered,
                                counted, pickup)
                            select :next, variant_id, location_id, units, backordered, counted, pickup from given)
                        insert into inventory.movements (variant_id, location_id, kind, quantity,
                            on_hand_delta, held_delta, backordered_delta, reference, actor)
                        select variant_id, location_id, kind, units, 0, sign * (units - backordered), sign * backordered,
                            reference, 'shop'
                        from given cross join (values ('RELEASED', :released::uuid, -1), ('HELD', :next::uuid, 1))
                            as sides(kind, reference, sign)
                        where counted
                        """)
                .param("released", released)
                .param("next", next.reference())
                .param("millis", next.expiresIn().toMillis())
                .update();
    }

    private static void requireAll(List<Allocation> allocations, int levels) {
        if (levels != allocations.stream().filter(Allocation::counted).count()) {
            throw new IllegalStateException("only " + levels + " of the locked levels could be changed");
        }
    }

    /// @return whether it was held before
    boolean confirm(UUID reference) {
        return jdbc.sql("""
                        with confirmed as (
                            update inventory.reservations
                            set state = 'CONFIRMED', expires_at = null, customer_key = null, source_key = null,
                                updated_at = now()
                            where reference = :reference and state = 'HELD'
                            returning reference),
                        noted as (
                            insert into inventory.movements (variant_id, location_id, kind, quantity,
                                on_hand_delta, held_delta, reference, actor)
                            select h.variant_id, h.location_id, 'CONFIRMED', h.quantity - h.released, 0, 0,
                                h.reference, 'shop'
                            from inventory.holds h join confirmed c on c.reference = h.reference
                            where h.counted)
                        select count(*)::integer from confirmed
                        """).param("reference", reference).query(Integer.class).single() == 1;
    }

    /// Ends the reservation if it is in one of the states.
    ///
    /// @return whether this call ended it
    boolean end(UUID reference, ReservationStatus end, ReservationStatus... from) {
        return jdbc.sql("""
                        update inventory.reservations set state = :end, customer_key = null, source_key = null,
                            updated_at = now()
                        where reference = :reference and state = any(:from)
                        """)
                        .param("end", end)
                        .param("reference", reference)
                        .param("from", List.of(from))
                        .update()
                == 1;
    }

    /// Expires some of the due reservations by the database clock, skipping those that another transaction is
    /// ending or confirming.
    List<UUID> expireDue(int limit) {
        return jdbc.sql("""
                        update inventory.reservations set state = 'EXPIRED', customer_key = null, source_key = null,
                            updated_at = now()
                        where reference in (
                            select reference from inventory.reservations
                            where state = 'HELD' and expires_at <= now()
                            order by expires_at limit :limit
                            for update skip locked)
                        and state = 'HELD'
                        returning reference
                        """).param("limit", limit).query(UUID.class).list();
    }

    Optional<ReservationStatus> lock(UUID reference) {
        return jdbc.sql("select state from inventory.reservations where reference = :reference for no key update")
                .param("reference", reference)
                .query(ReservationStatus.class)
                .optional();
    }

    /// Loads the holds with open units. Lock the reservation and the levels first: a statement that waits for a
    /// lock does not see changes made to other rows in the meantime.
    List<Hold> openHolds(Collection<UUID> references) {
        return jdbc.sql("""
                        select h.reference, h.variant_id, h.location_id, h.quantity - h.shipped - h.released as open,
                               h.backordered as waiting, h.counted, h.pickup
                        from inventory.holds h
                        join inventory.locations l on l.id = h.location_id
                        where h.reference = any(:references) and h.quantity > h.shipped + h.released
                        order by h.reference, h.variant_id, l.priority, h.location_id
                        """).param("references", references).query(Hold.class).list();
    }

    /// Records shipped or released units on the holds.
    void settle(List<Settlement> settlements, boolean shipped) {
        if (settlements.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update inventory.holds h
                        set shipped = h.shipped + case when :shipped then s.units else 0 end,
                            released = h.released + case when :shipped then 0 else s.units end,
                            backordered = h.backordered - s.waiting
                        from unnest(:settlements.hold.reference::uuid[], :settlements.hold.variantId::uuid[],
                            :settlements.hold.locationId::uuid[], :settlements.units::integer[],
                            :settlements.waiting::integer[]) as s(reference, variant_id, location_id, units, waiting)
                        where h.reference = s.reference and h.variant_id = s.variant_id
                        and h.location_id = s.location_id
                        """)
                .param("shipped", shipped)
                .param("settlements", settlements)
                .update();
    }
}
