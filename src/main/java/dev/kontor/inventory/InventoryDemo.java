package dev.kontor.inventory;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Creates the two warehouses of the demo shop and their stock, with ledger entries.
@Component
@Profile("demo")
class InventoryDemo implements DemoSeed {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    InventoryDemo(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        var steps = new ArrayList<>(List.of(Step.atomic("stock", () -> stock(shop))));
        if (shop.generated() > 0) {
            steps.add(Step.atomic("stock-generated", () -> generate(shop.generated())));
        }
        return steps;
    }

    private void stock(DemoShop shop) {
        var now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(
                """
                insert into inventory.locations (id, version, code, name, active, priority, created_at, updated_at)
                values (?, 1, ?, ?, true, ?, ?, ?)
                """,
                List.of(
                        new Object[] {DemoShop.id("location/east"), "east", "Warehouse East", 10, now, now},
                        new Object[] {DemoShop.id("location/west"), "west", "Warehouse West", 20, now, now}));
        var levels = new ArrayList<Object[]>();
        for (var product : shop.products()) {
            for (var variant : product.variants()) {
                variant.stock()
                        .forEach((location, units) -> levels.add(new Object[] {
                            DemoShop.id("level/" + variant.sku() + "/" + location),
                            variant.id(),
                            DemoShop.id("location/" + location),
                            units,
                            product.shippable(),
                            now,
                            now
                        }));
            }
        }
        jdbc.batchUpdate("""
                insert into inventory.stock_levels
                    (id, variant_id, location_id, on_hand, tracked, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """, levels);
        receive();
    }

    private void generate(int count) {
        jdbc.execute("set local statement_timeout = 0");
        jdbc.update(
                """
                insert into inventory.stock_levels (id, variant_id, location_id, on_hand)
                select %s, %s, ?, 1000000 from generate_series(1, ?) n, generate_series(0, 2) k
                """.formatted(DemoShop.GENERATED_VARIANT_ID, DemoShop.GENERATED_VARIANT_ID),
                DemoShop.id("location/east"),
                count);
        receive();
        jdbc.execute("analyze inventory.stock_levels");
    }

    /// Adds ledger entries for all levels that have none.
    private void receive() {
        jdbc.update("""
                insert into inventory.movements
                    (id, variant_id, location_id, kind, quantity, on_hand_delta, held_delta, reason, actor)
                select l.id, l.variant_id, l.location_id, 'RECEIVED', l.on_hand, l.on_hand, 0, 'demo', 'demo'
                from inventory.stock_levels l
                where not exists (select from inventory.movements m
                    where m.variant_id = l.variant_id and m.location_id = l.location_id)
                """);
    }
}
