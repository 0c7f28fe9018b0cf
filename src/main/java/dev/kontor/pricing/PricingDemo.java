package dev.kontor.pricing;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Creates the prices of the demo shop, and a permanent sale of coffee and tea.
@Component
@Profile("demo")
class PricingDemo implements DemoSeed {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    PricingDemo(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        var steps = new ArrayList<>(List.of(Step.atomic("prices", () -> {
            prices(shop);
            sale(shop);
        })));
        if (shop.generated() > 0) {
            steps.add(Step.atomic("prices-generated", () -> generate(shop.generated())));
        }
        return steps;
    }

    private void prices(DemoShop shop) {
        var now = Timestamp.from(clock.instant());
        var variants = new ArrayList<Object[]>();
        var prices = new ArrayList<Object[]>();
        for (var product : shop.products()) {
            for (var variant : product.variants()) {
                variants.add(new Object[] {variant.id(), now, now});
                var before = variant.compareAt() == null ? Map.<String, Long>of() : variant.compareAt();
                variant.prices()
                        .forEach((currency, amount) ->
                                prices.add(new Object[] {variant.id(), currency, amount, before.get(currency)}));
            }
        }
        jdbc.batchUpdate(
                "insert into pricing.variants (variant_id, version, created_at, updated_at) values (?, 1, ?, ?)",
                variants);
        jdbc.batchUpdate("""
                insert into pricing.prices (variant_id, currency, amount_minor, compare_at_minor) values (?, ?, ?, ?)
                """, prices);
    }

    private void sale(DemoShop shop) {
        var now = clock.instant();
        var list = DemoShop.id("price-list/coffee");
        jdbc.update("""
                insert into pricing.price_lists (id, version, name, status, currency, priority, starts_at, announced,
                    created_at, updated_at)
                values (?, 1, 'Coffee and tea week', 'ACTIVE', 'EUR', 10, ?, true, ?, ?)
                """, list, Timestamp.from(now.minus(Duration.ofDays(1))), Timestamp.from(now), Timestamp.from(now));
        var entries = new ArrayList<Object[]>();
        for (var product : shop.products()) {
            if (product.category().equals("grocery-coffee")) {
                for (var variant : product.variants()) {
                    var price = variant.prices().get("EUR");
                    if (price != null) {
                        entries.add(new Object[] {list, variant.id(), price - price / 10, Timestamp.from(now)});
                    }
                }
            }
        }
        jdbc.batchUpdate("""
                insert into pricing.price_list_entries (price_list_id, variant_id, amount_minor, updated_at)
                values (?, ?, ?, ?)
                """, entries);
    }

    private void generate(int count) {
        jdbc.execute("set local statement_timeout = 0");
        jdbc.update("""
                insert into pricing.variants (variant_id, version, created_at, updated_at)
                select %s, 1, now(), now() from generate_series(1, ?) n, generate_series(0, 2) k
                """.formatted(DemoShop.GENERATED_VARIANT_ID), count);
        jdbc.update("""
                insert into pricing.prices (variant_id, currency, amount_minor)
                select %s, currency, 500 + (n * 7919 %% 20000) + k * 100
                from generate_series(1, ?) n, generate_series(0, 2) k, unnest(array['USD', 'EUR', 'JPY']) currency
                """.formatted(DemoShop.GENERATED_VARIANT_ID), count);
        jdbc.execute("analyze pricing.prices");
    }
}
