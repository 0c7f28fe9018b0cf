package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reservations and their holds. The row of the reservation is the referee: whoever changes its state by the
/// conditional update owns its units; everything else happens under that row's lock.
@Repository
class ReservationRepository {

    private final JdbcClient jdbc;

    ReservationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes the units out of the locked levels, and writes reservation, holds and ledger: one statement.
    ///
    /// @throws IllegalStateException if the reference has a reservation already
    void hold(UUID reference, List<Allocation> allocations, Duration expiresIn) {
        try {
            take(allocations, jdbc.sql("""
                            with asked as (
                                select * from unnest(
                                    :variants::uuid[], :locations::uuid[], :quantities::integer[], :counted::boolean[])
                                    as a(variant_id, location_id, quantity, counted)),
                            taken as (
                                update inventory.stock_levels s
                                set held = s.held + a.quantity, updated_at = now()
                                from asked a
                                where a.counted and s.variant_id = a.variant_id and s.location_id = a.location_id
                                and s.held + a.quantity <= s.on_hand
                                returning 1),
                            reserved as (
                                insert into inventory.reservations (reference, state, expires_at, created_at, updated_at)
                                values (:reference, 'HELD', now() + :millis * interval '1 millisecond', now(), now())),
                            lines as (
                                insert into inventory.holds (reference, variant_id, location_id, quantity, counted)
                                select :reference, variant_id, location_id, quantity, counted from asked),
                            noted as (
                                insert into inventory.movements (variant_id, location_id, kind, quantity,
                                    on_hand_delta, held_delta, reference, actor)
                                select variant_id, location_id, 'HELD', quantity, 0, quantity, :reference, 'shop'
                                from asked where counted)
                            select count(*)::integer from taken
                            """).param("reference", reference).param("millis", expiresIn.toMillis()));
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("reference " + reference + " has a reservation already", e);
        }
    }

    /// Replaces the holds of an expired reservation by new ones that are confirmed at once.
    void holdAgain(UUID reference, List<Allocation> allocations) {
        jdbc.sql("delete from inventory.holds where reference = :reference")
                .param("reference", reference)
                .update();
        take(allocations, jdbc.sql("""
                        with asked as (
                            select * from unnest(
                                :variants::uuid[], :locations::uuid[], :quantities::integer[], :counted::boolean[])
                                as a(variant_id, location_id, quantity, counted)),
                        taken as (
                            update inventory.stock_levels s
                            set held = s.held + a.quantity, updated_at = now()
                            from asked a
                            where a.counted and s.variant_id = a.variant_id and s.location_id = a.location_id
                            and s.held + a.quantity <= s.on_hand
                            returning 1),
                        confirmed as (
                            update inventory.reservations
                            set state = 'CONFIRMED', expires_at = null, updated_at = now()
                            where reference = :reference),
                        lines as (
                            insert into inventory.holds (reference, variant_id, location_id, quantity, counted)
                            select :reference, variant_id, location_id, quantity, counted from asked),
                        noted as (
                            insert into inventory.movements (variant_id, location_id, kind, quantity,
                                on_hand_delta, held_delta, reference, actor)
                            select variant_id, location_id, 'CONFIRMED', quantity, 0, quantity, :reference, 'shop'
                            from asked where counted)
                        select count(*)::integer from taken
                        """).param("reference", reference));
    }

    /// @return whether it was held until now
    boolean confirm(UUID reference) {
        return jdbc.sql("""
                        with confirmed as (
                            update inventory.reservations
                            set state = 'CONFIRMED', expires_at = null, updated_at = now()
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

    /// Ends the reservation, if it is in one of the states.
    ///
    /// @return whether it was this call that ended it
    boolean end(UUID reference, ReservationState end, ReservationState... from) {
        return jdbc.sql("""
                        update inventory.reservations set state = :end, updated_at = now()
                        where reference = :reference and state = any(:from)
                        """)
                        .param("end", end.name())
                        .param("reference", reference)
                        .param("from", names(from))
                        .update()
                == 1;
    }

    /// Ends some of the reservations whose time is over by the clock of the database, leaving out those that
    /// somebody else is ending or confirming.
    List<UUID> expireDue(int limit) {
        return jdbc.sql("""
                        update inventory.reservations set state = 'EXPIRED', updated_at = now()
                        where reference in (
                            select reference from inventory.reservations
                            where state = 'HELD' and expires_at <= now()
                            order by expires_at limit :limit
                            for update skip locked)
                        and state = 'HELD'
                        returning reference
                        """).param("limit", limit).query(UUID.class).list();
    }

    Optional<ReservationState> lock(UUID reference) {
        return jdbc.sql("select state from inventory.reservations where reference = :reference for no key update")
                .param("reference", reference)
                .query(String.class)
                .optional()
                .map(ReservationState::valueOf);
    }

    /// The holds with open units. Read after the reservation was locked: a statement that waits for the lock
    /// does not see what changed meanwhile in other rows.
    List<Hold> openHolds(Collection<UUID> references) {
        return jdbc.sql("""
                        select h.reference, h.variant_id, h.location_id, h.quantity - h.shipped - h.released as open,
                               h.counted
                        from inventory.holds h
                        join inventory.locations l on l.id = h.location_id
                        where h.reference = any(:references::uuid[]) and h.quantity > h.shipped + h.released
                        order by h.reference, h.variant_id, l.priority, h.location_id
                        """)
                .param("references", references.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> new Hold(
                        row.getObject("reference", UUID.class),
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        new LocationId(row.getObject("location_id", UUID.class)),
                        row.getInt("open"),
                        row.getBoolean("counted")))
                .list();
    }

    /// Notes on the holds that units were shipped or given back.
    void settle(List<Settlement> settlements, boolean shipped) {
        jdbc.sql("""
                        update inventory.holds h
                        set shipped = h.shipped + case when :shipped then s.units else 0 end,
                            released = h.released + case when :shipped then 0 else s.units end
                        from unnest(:references::uuid[], :variants::uuid[], :locations::uuid[], :units::integer[])
                            as s(reference, variant_id, location_id, units)
                        where h.reference = s.reference and h.variant_id = s.variant_id
                        and h.location_id = s.location_id
                        """)
                .param("shipped", shipped)
                .param(
                        "references",
                        settlements.stream()
                                .map(each -> each.hold().reference().toString())
                                .toArray(String[]::new))
                .param(
                        "variants",
                        StockRepository.ids(settlements.stream()
                                .map(each -> each.hold().variantId())
                                .toList()))
                .param(
                        "locations",
                        StockRepository.locations(settlements.stream()
                                .map(each -> each.hold().locationId())
                                .toList()))
                .param("units", settlements.stream().map(Settlement::units).toArray(Integer[]::new))
                .update();
    }

    private static void take(List<Allocation> allocations, JdbcClient.StatementSpec statement) {
        int taken = statement
                .param(
                        "variants",
                        StockRepository.ids(
                                allocations.stream().map(Allocation::variantId).toList()))
                .param(
                        "locations",
                        StockRepository.locations(
                                allocations.stream().map(Allocation::locationId).toList()))
                .param(
                        "quantities",
                        allocations.stream().map(Allocation::quantity).toArray(Integer[]::new))
                .param("counted", allocations.stream().map(Allocation::counted).toArray(Boolean[]::new))
                .query(Integer.class)
                .single();
        if (taken != allocations.stream().filter(Allocation::counted).count()) {
            throw new IllegalStateException("only " + taken + " of the locked levels could be taken from");
        }
    }

    private static String[] names(ReservationState... states) {
        var names = new String[states.length];
        for (int index = 0; index < states.length; index++) {
            names[index] = states[index].name();
        }
        return names;
    }
}
