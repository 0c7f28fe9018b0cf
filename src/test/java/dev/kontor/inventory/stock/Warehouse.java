package dev.kontor.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.inventory.WaitingUnits;
import dev.kontor.inventory.reservation.ReservationRepository;
import dev.kontor.inventory.reservation.StockService;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The stock module on the plain test database, each call in a transaction of its own, with its events
/// recorded.
public final class Warehouse implements EventLog {

    public static final int LOW = 5;
    public static final Duration SHORT = Duration.ofMinutes(10);
    static final InventoryProperties.HoldLimit UNLIMITED = new InventoryProperties.HoldLimit(0, 0, 0);

    public final List<Event> events = new CopyOnWriteArrayList<>();
    public final JdbcClient jdbc;
    public final StockRepository levels;
    final StockLedger book;
    public final StockService service;
    private final TransactionTemplate transactions;

    public Warehouse() {
        this(TestDatabase.jdbc());
    }

    public Warehouse(JdbcClient jdbc) {
        this(jdbc, properties(AllocationStrategy.PRIORITY, UNLIMITED));
    }

    Warehouse(JdbcClient jdbc, InventoryProperties properties) {
        this(jdbc, TestDatabase.transactions(), properties);
    }

    /// One of several instances on a database, with connections of its own.
    static Warehouse on(DataSource database) {
        return new Warehouse(
                TestDatabase.jdbc(database),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                properties(AllocationStrategy.PRIORITY, UNLIMITED));
    }

    private Warehouse(JdbcClient jdbc, TransactionTemplate transactions, InventoryProperties properties) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        levels = new StockRepository(jdbc);
        var backorders = new Backorders(jdbc);
        var settings = SettingsGroup.constant(
                "inventory", new StockSettings(properties.lowThreshold(), properties.allocation()));
        book = new StockLedger(levels, backorders, this, settings);
        service = new StockService(
                levels,
                new ReservationRepository(jdbc),
                backorders,
                book,
                new StockMovements(levels, book),
                new HoldLimits(Keyring.of("a secret for tests that is long enough"), properties),
                (_, _, _, _) -> {},
                settings);
    }

    /// Settings like those of a shop that has set nothing, but for these.
    static InventoryProperties properties(AllocationStrategy strategy, InventoryProperties.HoldLimit limits) {
        return new InventoryProperties(LOW, Duration.ofSeconds(10), 50, strategy, limits);
    }

    @Override
    public void append(Collection<? extends Event> appended) {
        events.addAll(appended);
    }

    public LocationId location(int priority) {
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
    public final VariantId variant(Map.Entry<LocationId, Integer>... units) {
        var variant = VariantId.next();
        run(() -> {
            for (var entry : units) {
                levels.open(variant, entry.getKey());
                levels.apply(
                        Movement.RECEIVED,
                        MovementReason.byHand(StockAdjustmentId.next(), "RECEIVED", null, "test"),
                        List.of(LevelChange.onHand(variant, entry.getKey(), null, entry.getValue())));
            }
        });
        return variant;
    }

    public VariantId variant(int units) {
        return variant(Map.entry(location(10), units));
    }

    /// Sets on which terms the units there are sold; the book is settled as it is for staff.
    void sell(VariantId variant, LocationId place, SellingTerms terms) {
        run(() -> {
            var before = levels.lock(List.of(variant));
            var level = before.at(variant, place);
            levels.saveTerms(level.id(), terms);
            var now = before.with(each -> each.equals(level) ? each.on(terms) : each);
            book.settle(Movement.ADJUSTED, MovementReason.terms("test"), before, now, List.of());
        });
    }

    static SellingTerms backorders(int limit) {
        return new SellingTerms(1, 0, null, SoldOutPolicy.BACKORDER, limit, null);
    }

    static SellingTerms safety(int units) {
        return new SellingTerms(1, units, null, SoldOutPolicy.STOCK, 0, null);
    }

    /// So many units come in, or go if negative.
    void receive(VariantId variant, LocationId place, int units) {
        run(() -> {
            var before = levels.lock(List.of(variant));
            var cause = MovementReason.byHand(StockAdjustmentId.next(), "RECEIVED", null, "test");
            book.book(
                    Movement.RECEIVED,
                    cause,
                    before,
                    List.of(LevelChange.onHand(variant, place, null, units)),
                    List.of());
        });
    }

    /// Units of the reference that have not come in.
    int waiting(UUID reference) {
        return get(() -> service.waiting(List.of(reference))).getOrDefault(reference, List.of()).stream()
                .mapToInt(WaitingUnits::quantity)
                .sum();
    }

    public UUID held(Map<VariantId, Integer> quantities) {
        var reference = UUID.randomUUID();
        run(() -> service.hold(Claim.of(reference, quantities, SHORT)));
        return reference;
    }

    public boolean confirm(UUID reference) {
        return get(() -> service.confirm(reference));
    }

    public void release(UUID reference) {
        run(() -> service.release(reference));
    }

    /// Lets the time of the reservation be over, by the clock of the database.
    public void runOut(UUID reference) {
        jdbc.sql("update inventory.reservations set expires_at = now() - interval '1 second' where reference = :id")
                .param("id", reference)
                .update();
    }

    public int expireDue() {
        return get(() -> service.expireDue(50));
    }

    public String state(UUID reference) {
        return jdbc.sql("select state from inventory.reservations where reference = :id")
                .param("id", reference)
                .query(String.class)
                .single();
    }

    public int available(VariantId variant) {
        return java.util.Objects.requireNonNull(
                        service.availability(List.of(variant)).get(variant))
                .available();
    }

    /// Units that are promised and not there, over all places.
    int backordered(VariantId variant) {
        return jdbc.sql("select sum(backordered)::integer from inventory.stock_levels where variant_id = :id")
                .param("id", variant.value())
                .query(Integer.class)
                .single();
    }

    /// `on hand/held` over all places.
    public String level(VariantId variant) {
        return jdbc.sql("""
                        select sum(on_hand) || '/' || sum(held) from inventory.stock_levels where variant_id = :id
                        """).param("id", variant.value()).query(String.class).single();
    }

    public void assertThatTheLedgerExplainsEveryLevel() {
        assertThat(jdbc.sql("""
                                select s.variant_id from inventory.stock_levels s
                                left join (
                                    select variant_id, location_id, sum(on_hand_delta) as on_hand, sum(held_delta) as held,
                                        sum(backordered_delta) as backordered
                                    from inventory.movements group by variant_id, location_id) m
                                    using (variant_id, location_id)
                                left join (
                                    select h.variant_id, h.location_id, sum(h.backordered) as waiting,
                                        sum(h.quantity - h.shipped - h.released - h.backordered) as ready
                                    from inventory.holds h
                                    join inventory.reservations r using (reference)
                                    where r.state in ('HELD', 'CONFIRMED') and h.counted
                                    group by h.variant_id, h.location_id) o
                                    using (variant_id, location_id)
                                where s.on_hand <> coalesce(m.on_hand, 0) or s.held <> coalesce(m.held, 0)
                                or s.backordered <> coalesce(m.backordered, 0)
                                or s.held <> coalesce(o.ready, 0) or s.backordered <> coalesce(o.waiting, 0)
                                """).query(UUID.class).list())
                .as("levels that differ from the sums of the ledger or of the open holds")
                .isEmpty();
    }

    public void run(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    <T> T get(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transactions.<T>execute(_ -> work.get()));
    }
}
