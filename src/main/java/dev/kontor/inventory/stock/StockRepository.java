package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The contended rows: locks them in one order and changes them together with the ledger.
@Repository
class StockRepository {

    private final JdbcClient jdbc;

    StockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<VariantId, Availability> availability(Collection<VariantId> variants) {
        var found = jdbc
                .sql("""
                        select variant_id, available, tracked from inventory.pub_availability
                        where variant_id = any(:variants::uuid[])
                        """)
                .param("variants", ids(variants))
                .query((row, _) -> Map.entry(
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        new Availability(row.getInt("available"), row.getBoolean("tracked"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return variants.stream()
                .distinct()
                .collect(
                        Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, new Availability(0, true))));
    }

    /// Locks every level of the variants until the end of the transaction, always in the order of the key: two
    /// transactions can then wait for each other, but not in a circle.
    LockedStock lock(Collection<VariantId> variants) {
        return new LockedStock(jdbc.sql("""
                        select s.variant_id, s.location_id, s.on_hand, s.held, s.tracked, l.active, l.priority
                        from inventory.stock_levels s
                        join inventory.locations l on l.id = s.location_id
                        where s.variant_id = any(:variants::uuid[])
                        order by s.variant_id, s.location_id
                        for no key update of s
                        """)
                .param("variants", ids(variants))
                .query(StockRepository::level)
                .list());
    }

    /// Makes sure that there is a level to be locked.
    void open(VariantId variant, LocationId location) {
        jdbc.sql("""
                        insert into inventory.stock_levels (variant_id, location_id) values (:variant, :location)
                        on conflict do nothing
                        """)
                .param("variant", variant.value())
                .param("location", location.value())
                .update();
    }

    void track(VariantId variant, LocationId location, boolean tracked) {
        jdbc.sql("""
                        update inventory.stock_levels set tracked = :tracked, updated_at = now()
                        where variant_id = :variant and location_id = :location
                        """)
                .param("tracked", tracked)
                .param("variant", variant.value())
                .param("location", location.value())
                .update();
    }

    /// Changes the levels, which must be locked, and notes it in the ledger; both in one statement.
    ///
    /// @throws IllegalStateException if a level would fall below what is promised
    void apply(Movement kind, Cause cause, List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        int changed = jdbc.sql("""
                        with moved as (
                            select * from unnest(
                                :variants::uuid[], :locations::uuid[], :references::uuid[],
                                :quantities::integer[], :onHand::integer[], :held::integer[])
                                as m(variant_id, location_id, reference, quantity, on_hand, held)),
                        changed as (
                            update inventory.stock_levels s
                            set on_hand = s.on_hand + m.on_hand, held = s.held + m.held, updated_at = now()
                            from (
                                select variant_id, location_id, sum(on_hand)::integer as on_hand,
                                       sum(held)::integer as held
                                from moved group by variant_id, location_id) m
                            where s.variant_id = m.variant_id and s.location_id = m.location_id
                            and s.held + m.held between 0 and s.on_hand + m.on_hand
                            returning 1),
                        noted as (
                            insert into inventory.movements (id, variant_id, location_id, kind, quantity,
                                on_hand_delta, held_delta, reference, reason, note, actor)
                            select coalesce(:id, kontor.new_id()), variant_id, location_id, :kind, quantity,
                                on_hand, held, reference, :reason, :note, :actor
                            from moved)
                        select count(*)::integer from changed
                        """)
                .param("variants", ids(moves.stream().map(Move::variantId).toList()))
                .param(
                        "locations",
                        locations(moves.stream().map(Move::locationId).toList()))
                .param("references", texts(moves.stream().map(Move::reference).toList()))
                .param("quantities", moves.stream().map(Move::quantity).toArray(Integer[]::new))
                .param("onHand", moves.stream().map(Move::onHand).toArray(Integer[]::new))
                .param("held", moves.stream().map(Move::held).toArray(Integer[]::new))
                .param("kind", kind.name())
                .param("id", cause.movement(), java.sql.Types.OTHER)
                .param("reason", cause.reason(), java.sql.Types.VARCHAR)
                .param("note", cause.note(), java.sql.Types.VARCHAR)
                .param("actor", cause.actor())
                .query(Integer.class)
                .single();
        long expected = moves.stream()
                .map(move -> List.of(move.variantId(), move.locationId()))
                .distinct()
                .count();
        if (changed != expected) {
            throw new IllegalStateException(
                    "%d of %d stock levels could be changed (%s)".formatted(changed, expected, kind));
        }
    }

    static String[] ids(Collection<VariantId> variants) {
        return variants.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    static String[] locations(Collection<LocationId> locations) {
        return locations.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    private static @Nullable String[] texts(List<@Nullable UUID> ids) {
        var texts = new @Nullable String[ids.size()];
        for (int index = 0; index < texts.length; index++) {
            var id = ids.get(index);
            texts[index] = id == null ? null : id.toString();
        }
        return texts;
    }

    private static Level level(ResultSet row, int number) throws SQLException {
        return new Level(
                new VariantId(row.getObject("variant_id", UUID.class)),
                new LocationId(row.getObject("location_id", UUID.class)),
                row.getInt("on_hand"),
                row.getInt("held"),
                row.getBoolean("tracked"),
                row.getBoolean("active"),
                row.getInt("priority"));
    }
}
