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
        steps.add(Step.atomic("prices-of-groups", () -> groupPrices(shop)));
        steps.add(Step.atomic("price-history", this::history));
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

    /// Net prices with tiers for resellers, and a percentage for the club.
    private void groupPrices(DemoShop shop) {
        var now = Timestamp.from(clock.instant());
        var resellers = DemoShop.id("price-list/resellers");
        jdbc.update("""
                insert into pricing.price_lists (id, version, name, status, kind, basis, currency, priority, announced,
                    customer_groups, created_at, updated_at)
                values (?, 1, 'Resellers', 'ACTIVE', 'OVERRIDE', 'NET', 'EUR', 20, true, array[?]::uuid[], ?, ?)
                """, resellers, DemoShop.id("customer-group/resellers"), now, now);
        var entries = new ArrayList<Object[]>();
        var tiers = new ArrayList<Object[]>();
        for (var product : shop.products()) {
            for (var variant : product.variants()) {
                var price = variant.prices().get("EUR");
                if (price != null && price >= 100) {
                    entries.add(new Object[] {resellers, variant.id(), price * 7 / 10, now});
                    tiers.add(new Object[] {resellers, variant.id(), 10, price * 65 / 100});
                    tiers.add(new Object[] {resellers, variant.id(), 50, price * 6 / 10});
                }
            }
        }
        jdbc.batchUpdate("""
                insert into pricing.price_list_entries (price_list_id, variant_id, amount_minor, updated_at)
                values (?, ?, ?, ?)
                """, entries);
        jdbc.batchUpdate("""
                insert into pricing.price_list_tiers (price_list_id, variant_id, min_quantity, amount_minor)
                values (?, ?, ?, ?)
                """, tiers);
        jdbc.update("""
                insert into pricing.price_lists (id, version, name, status, kind, currency, priority, announced,
                    customer_groups, tier_quantities, tier_basis_points, created_at, updated_at)
                values (?, 1, 'Club', 'ACTIVE', 'PERCENT', 'EUR', 15, true, array[?]::uuid[], '{1,10}', '{500,1000}', ?, ?)
                """, DemoShop.id("price-list/club"), DemoShop.id("customer-group/club"), now, now);
    }

    /// As if the base prices had applied for a month before the sales began.
    private void history() {
        jdbc.update("""
                insert into pricing.price_history (variant_id, currency, channel, valid_from, valid_until, amount_minor,
                    reduced)
                select p.variant_id, p.currency, '', now() - interval '60 days',
                       case when p.price_list_id is not null then now() - interval '1 day' end, b.amount_minor,
                       p.price_list_id is null and p.compare_at_minor is not null
                from pricing.pub_prices p
                join pricing.prices b on b.variant_id = p.variant_id and b.currency = p.currency
                """);
        jdbc.update("""
                insert into pricing.price_history (variant_id, currency, channel, valid_from, amount_minor, reduced)
                select p.variant_id, p.currency, '', now() - interval '1 day', p.amount_minor, p.compare_at_minor is not null
                from pricing.pub_prices p where p.price_list_id is not null
                """);
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
