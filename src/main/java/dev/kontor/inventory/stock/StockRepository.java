package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Locks the contended level rows in a fixed order and changes them together with the ledger.
@Repository
public class StockRepository {

    private static final String LEVELS = """
            select s.id, s.variant_id, s.location_id, s.on_hand, s.held, s.backordered, s.tracked, s.version, s.safety,
                s.low_threshold, s.selling, s.backorder_limit, s.expected_on, l.active, l.priority,
                l.country, l.serves,
                array(select n.quantity from inventory.lots n where n.variant_id = s.variant_id) as lots
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
        var found = jdbc
                .sql("""
                        select variant_id, available, tracked, backorderable, preorder, expected_on
                        from inventory.pub_availability
                        where variant_id = any(:variants::uuid[])
                        """)
                .param("variants", ids(variants))
                .query((row, _) -> Map.entry(
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        new Availability(
                                row.getInt("available"),
                                row.getBoolean("tracked"),
                                row.getInt("backorderable"),
                                row.getBoolean("preorder"),
                                row.getObject("expected_on", LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return variants.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, Availability.NOTHING)));
    }

    /// Locks every level of the variants until the transaction ends. The fixed order of the key prevents
    /// deadlocks.
    public LockedStock lock(Collection<VariantId> variants) {
        return new LockedStock(jdbc.sql(LEVELS + "where s.variant_id = any(:variants::uuid[])" + LOCKED)
                .param("variants", ids(variants))
                .query(StockRepository::level)
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
                        + " cross join alone where s.variant_id = any(:variants::uuid[]) and alone.locks >= 0"
                        + LOCKED)
                .param("customer", holder.customer(), Types.BIGINT)
                .param("variants", ids(variants))
                .query(StockRepository::level)
                .list());
    }

    /// Locks every level of the variants that the references hold. Lock their reservations first.
    public LockedStock lockHeld(Collection<UUID> references) {
        return new LockedStock(jdbc.sql(LEVELS + """
                        where s.variant_id in (
                            select h.variant_id from inventory.holds h
                            where h.reference = any(:references::uuid[]) and h.counted)
                        """ + LOCKED)
                .param("references", texts(List.copyOf(references)))
                .query(StockRepository::level)
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
                        .param("variant", variant.value())
                        .param("location", location.value())
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
                        """)
                .param("variants", ids(variants))
                .param("location", location.value())
                .update();
    }

    /// Loads the current terms without locking them.
    public Optional<SellingTerms> terms(StockLevelId id) {
        return jdbc.sql(LEVELS + "where s.id = :id")
                .param("id", id.value())
                .query(StockRepository::level)
                .optional()
                .map(Level::terms);
    }

    /// Writes the terms and increments their version.
    public void sell(StockLevelId id, SellingTerms terms) {
        jdbc.sql("""
                        update inventory.stock_levels
                        set version = version + 1, safety = :safety, low_threshold = :lowThreshold, selling = :selling,
                            backorder_limit = :backorderLimit, expected_on = :expectedOn, updated_at = now()
                        where id = :id
                        """)
                .param("id", id.value())
                .param("safety", terms.safety())
                .param("lowThreshold", terms.lowThreshold(), Types.INTEGER)
                .param("selling", terms.selling().name())
                .param("backorderLimit", terms.backorderLimit())
                .param("expectedOn", terms.expectedOn(), Types.DATE)
                .update();
    }

    public void track(VariantId variant, LocationId location, boolean tracked) {
        jdbc.sql("""
                        update inventory.stock_levels set tracked = :tracked, updated_at = now()
                        where variant_id = :variant and location_id = :location
                        """)
                .param("tracked", tracked)
                .param("variant", variant.value())
                .param("location", location.value())
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
                                :variants::uuid[], :locations::uuid[], :references::uuid[],
                                :quantities::integer[], :onHand::integer[], :held::integer[], :backordered::integer[])
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
                            select coalesce(:id, kontor.new_id()), variant_id, location_id, :kind, quantity,
                                on_hand, held, backordered, reference, :reason, :note, :actor
                            from moved)
                        select count(*)::integer from changed
                        """)
                .param(
                        "variants",
                        ids(moves.stream().map(LevelChange::variantId).toList()))
                .param(
                        "locations",
                        locations(moves.stream().map(LevelChange::locationId).toList()))
                .param(
                        "references",
                        texts(moves.stream().map(LevelChange::reference).toList()))
                .param("quantities", moves.stream().map(LevelChange::quantity).toArray(Integer[]::new))
                .param("onHand", moves.stream().map(LevelChange::onHand).toArray(Integer[]::new))
                .param("held", moves.stream().map(LevelChange::held).toArray(Integer[]::new))
                .param(
                        "backordered",
                        moves.stream().map(LevelChange::backordered).toArray(Integer[]::new))
                .param("kind", kind.name())
                .param("id", cause.movement(), Types.OTHER)
                .param("reason", cause.reason(), Types.VARCHAR)
                .param("note", cause.note(), Types.VARCHAR)
                .param("actor", cause.actor())
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

    public static String[] ids(Collection<VariantId> variants) {
        return variants.stream().map(id -> id.value().toString()).toArray(String[]::new);
    }

    public static String[] locations(Collection<LocationId> locations) {
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
                new StockLevelId(row.getObject("id", UUID.class)),
                new VariantId(row.getObject("variant_id", UUID.class)),
                new StockLocation(
                        new LocationId(row.getObject("location_id", UUID.class)),
                        row.getBoolean("active"),
                        row.getInt("priority"),
                        row.getString("country"),
                        Set.copyOf(Sql.list(row, "serves"))),
                row.getInt("on_hand"),
                row.getInt("held"),
                row.getInt("backordered"),
                row.getBoolean("tracked"),
                new SellingTerms(
                        row.getLong("version"),
                        row.getInt("safety"),
                        row.getObject("low_threshold", Integer.class),
                        SoldOutPolicy.valueOf(row.getString("selling")),
                        row.getInt("backorder_limit"),
                        row.getObject("expected_on", LocalDate.class)),
                List.of((Integer[]) row.getArray("lots").getArray()));
    }
}
