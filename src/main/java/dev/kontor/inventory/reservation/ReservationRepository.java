package dev.kontor.inventory.reservation;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.stock.Allocation;
import dev.kontor.inventory.stock.Hold;
import dev.kontor.inventory.stock.HoldLimits.Holder;
import dev.kontor.inventory.stock.HoldLimits.OnHold;
import dev.kontor.inventory.stock.Settlement;
import dev.kontor.inventory.stock.StockRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes reservations and their holds. The row of the reservation decides races: the transaction that
/// changes its state by a conditional update owns its units, and all other changes lock that row.
@Repository
public class ReservationRepository {

    private final JdbcClient jdbc;

    public ReservationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Allocates the units from the locked levels and writes reservation, holds and ledger in one statement.
    ///
    /// @return the units that the holder has on hold now
    /// @throws IllegalStateException if the reference already has a reservation
    OnHold hold(UUID reference, Holder holder, List<Allocation> allocations, Duration expiresIn) {
        try {
            long taken = allocations.stream()
                    .filter(Allocation::counted)
                    .mapToLong(Allocation::units)
                    .sum();
            return take(
                    allocations,
                    jdbc.sql("""
                            with asked as (
                                select * from unnest(
                                    :variants::uuid[], :locations::uuid[], :quantities::integer[], :backordered::integer[],
                                    :counted::boolean[])
                                    as a(variant_id, location_id, quantity, backordered, counted)),
                            taken as (
                                update inventory.stock_levels s
                                set held = s.held + a.quantity, backordered = s.backordered + a.backordered,
                                    updated_at = now()
                                from asked a
                                where a.counted and s.variant_id = a.variant_id and s.location_id = a.location_id
                                and (a.quantity = 0 or s.held + a.quantity <= s.on_hand - s.safety)
                                and (a.backordered = 0
                                    or s.selling <> 'STOCK' and s.backordered + a.backordered <= s.backorder_limit)
                                returning 1),
                            reserved as (
                                insert into inventory.reservations (reference, state, customer_key, source_key,
                                    expires_at, created_at, updated_at)
                                values (:reference, 'HELD', :customer, :source,
                                    now() + :millis * interval '1 millisecond', now(), now())),
                            lines as (
                                insert into inventory.holds (reference, variant_id, location_id, quantity, backordered,
                                    counted)
                                select :reference, variant_id, location_id, quantity + backordered, backordered, counted from asked),
                            noted as (
                                insert into inventory.movements (variant_id, location_id, kind, quantity,
                                    on_hand_delta, held_delta, backordered_delta, reference, actor)
                                select variant_id, location_id, 'HELD', quantity + backordered, 0, quantity,
                                    backordered, :reference, 'shop'
                                from asked where counted)
                            select (select count(*) from taken)::integer as taken,
                                (select coalesce(sum(h.quantity - h.shipped - h.released), 0)
                                 from inventory.reservations v join inventory.holds h on h.reference = v.reference
                                 where v.customer_key = :customer and h.counted) as of_customer,
                                (select coalesce(sum(h.quantity - h.shipped - h.released), 0)
                                 from inventory.reservations v join inventory.holds h on h.reference = v.reference
                                 where v.source_key = :source and h.counted) as of_source
                            """)
                            .param("reference", reference)
                            .param("millis", expiresIn.toMillis())
                            .param("customer", holder.customer(), Types.BIGINT)
                            .param("source", holder.source(), Types.BIGINT),
                    row -> new OnHold(taken, taken + row.getLong("of_customer"), taken + row.getLong("of_source")));
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("reference " + reference + " already has a reservation", e);
        }
    }

    /// Replaces the holds of an expired reservation by new holds and confirms it.
    void holdAgain(UUID reference, List<Allocation> allocations) {
        jdbc.sql("delete from inventory.holds where reference = :reference")
                .param("reference", reference)
                .update();
        take(allocations, jdbc.sql("""
                        with asked as (
                            select * from unnest(
                                :variants::uuid[], :locations::uuid[], :quantities::integer[], :backordered::integer[],
                                :counted::boolean[])
                                as a(variant_id, location_id, quantity, backordered, counted)),
                        taken as (
                            update inventory.stock_levels s
                            set held = s.held + a.quantity, backordered = s.backordered + a.backordered,
                                    updated_at = now()
                            from asked a
                            where a.counted and s.variant_id = a.variant_id and s.location_id = a.location_id
                            and (a.quantity = 0 or s.held + a.quantity <= s.on_hand - s.safety)
                                and (a.backordered = 0
                                    or s.selling <> 'STOCK' and s.backordered + a.backordered <= s.backorder_limit)
                            returning 1),
                        confirmed as (
                            update inventory.reservations
                            set state = 'CONFIRMED', expires_at = null, customer_key = null, source_key = null,
                                updated_at = now()
                            where reference = :reference),
                        lines as (
                            insert into inventory.holds (reference, variant_id, location_id, quantity, backordered,
                                    counted)
                            select :reference, variant_id, location_id, quantity + backordered, backordered, counted from asked),
                        noted as (
                            insert into inventory.movements (variant_id, location_id, kind, quantity,
                                on_hand_delta, held_delta, backordered_delta, reference, actor)
                            select variant_id, location_id, 'CONFIRMED', quantity + backordered, 0, quantity,
                                backordered, :reference, 'shop'
                            from asked where counted)
                        select count(*)::integer as taken from taken
                        """).param("reference", reference), _ -> reference);
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
                        .param("end", end.name())
                        .param("reference", reference)
                        .param("from", names(from))
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
                .query(String.class)
                .optional()
                .map(ReservationStatus::valueOf);
    }

    /// Loads the holds with open units. Lock the reservation and the levels first: a statement that waits for a
    /// lock does not see changes made to other rows in the meantime.
    List<Hold> openHolds(Collection<UUID> references) {
        return jdbc.sql("""
                        select h.reference, h.variant_id, h.location_id, h.quantity - h.shipped - h.released as open,
                               h.backordered, h.counted
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
                        row.getInt("backordered"),
                        row.getBoolean("counted")))
                .list();
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
                        from unnest(:references::uuid[], :variants::uuid[], :locations::uuid[], :units::integer[],
                            :waiting::integer[]) as s(reference, variant_id, location_id, units, waiting)
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
                .param("waiting", settlements.stream().map(Settlement::waiting).toArray(Integer[]::new))
                .update();
    }

    private record Taken<T>(int levels, T answer) {}

    private interface Answer<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> T take(List<Allocation> allocations, JdbcClient.StatementSpec statement, Answer<T> answer) {
        var taken = statement
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
                .param(
                        "backordered",
                        allocations.stream().map(Allocation::backordered).toArray(Integer[]::new))
                .param("counted", allocations.stream().map(Allocation::counted).toArray(Boolean[]::new))
                .query((row, _) -> new Taken<>(row.getInt("taken"), answer.of(row)))
                .single();
        if (taken.levels() != allocations.stream().filter(Allocation::counted).count()) {
            throw new IllegalStateException("only " + taken.levels() + " of the locked levels could be changed");
        }
        return taken.answer();
    }

    private static String[] names(ReservationStatus... states) {
        var names = new String[states.length];
        for (int index = 0; index < states.length; index++) {
            names[index] = states[index].name();
        }
        return names;
    }
}
