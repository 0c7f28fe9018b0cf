package dev.kontor.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The stock module on the plain test database, each call in a transaction of its own, with its events
/// recorded.
final class Warehouse implements EventLog {

    static final int LOW = 5;
    static final Duration SHORT = Duration.ofMinutes(10);

    final List<Event> events = new CopyOnWriteArrayList<>();
    final JdbcClient jdbc;
    final StockRepository levels;
    final StockService service;

    Warehouse() {
        this(TestDatabase.jdbc());
    }

    Warehouse(JdbcClient jdbc) {
        this.jdbc = jdbc;
        levels = new StockRepository(jdbc);
        service = new StockService(
                levels,
                new ReservationRepository(jdbc),
                this,
                (_, _, _, _) -> {},
                new InventoryProperties(LOW, Duration.ofSeconds(10), 50));
    }

    @Override
    public void append(Collection<? extends Event> appended) {
        events.addAll(appended);
    }

    LocationId location(int priority) {
        var id = LocationId.next();
        jdbc.sql("""
                        insert into inventory.locations (id, version, code, name, active, priority, created_at, updated_at)
                        values (:id, 1, :code, 'A place', true, :priority, now(), now())
                        """)
                .param("id", id.value())
                .param("code", "l-" + id.text().substring(4))
                .param("priority", priority)
                .update();
        return id;
    }

    /// A new variant with so many units at each of the places.
    @SafeVarargs
    final VariantId variant(Map.Entry<LocationId, Integer>... units) {
        var variant = VariantId.next();
        run(() -> {
            for (var entry : units) {
                levels.open(variant, entry.getKey());
                levels.apply(
                        Movement.RECEIVED,
                        Cause.byHand(StockAdjustmentId.next(), "RECEIVED", null, "test"),
                        List.of(new Move(variant, entry.getKey(), null, entry.getValue(), entry.getValue(), 0)));
            }
        });
        return variant;
    }

    VariantId variant(int units) {
        return variant(Map.entry(location(10), units));
    }

    UUID held(Map<VariantId, Integer> quantities) {
        var reference = UUID.randomUUID();
        run(() -> service.hold(reference, quantities, SHORT));
        return reference;
    }

    boolean confirm(UUID reference) {
        return get(() -> service.confirm(reference));
    }

    void release(UUID reference) {
        run(() -> service.release(reference));
    }

    /// Lets the time of the reservation be over, by the clock of the database.
    void runOut(UUID reference) {
        jdbc.sql("update inventory.reservations set expires_at = now() - interval '1 second' where reference = :id")
                .param("id", reference)
                .update();
    }

    int expireDue() {
        return get(service::expireDue);
    }

    String state(UUID reference) {
        return jdbc.sql("select state from inventory.reservations where reference = :id")
                .param("id", reference)
                .query(String.class)
                .single();
    }

    int available(VariantId variant) {
        return java.util.Objects.requireNonNull(
                        service.availability(List.of(variant)).get(variant))
                .available();
    }

    /// `on hand/held` over all places.
    String level(VariantId variant) {
        return jdbc.sql("""
                        select sum(on_hand) || '/' || sum(held) from inventory.stock_levels where variant_id = :id
                        """).param("id", variant.value()).query(String.class).single();
    }

    void assertThatTheLedgerExplainsEveryLevel() {
        assertThat(jdbc.sql("""
                                select s.variant_id from inventory.stock_levels s
                                left join (
                                    select variant_id, location_id, sum(on_hand_delta) as on_hand, sum(held_delta) as held
                                    from inventory.movements group by variant_id, location_id) m
                                    using (variant_id, location_id)
                                left join (
                                    select h.variant_id, h.location_id, sum(h.quantity - h.shipped - h.released) as open
                                    from inventory.holds h
                                    join inventory.reservations r using (reference)
                                    where r.state in ('HELD', 'CONFIRMED') and h.counted
                                    group by h.variant_id, h.location_id) o
                                    using (variant_id, location_id)
                                where s.on_hand <> coalesce(m.on_hand, 0) or s.held <> coalesce(m.held, 0)
                                or s.held <> coalesce(o.open, 0)
                                """).query(UUID.class).list())
                .as("levels that differ from the sums of the ledger or of the open holds")
                .isEmpty();
    }

    void run(Runnable work) {
        TestDatabase.transactions().executeWithoutResult(_ -> work.run());
    }

    <T> T get(Supplier<T> work) {
        return java.util.Objects.requireNonNull(TestDatabase.transactions().<T>execute(_ -> work.get()));
    }
}
