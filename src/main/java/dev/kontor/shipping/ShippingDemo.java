package dev.kontor.shipping;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Creates the shipping methods of the demo shop: flat prices, prices by weight, and free shipping above an
/// amount.
@Component
@Profile("demo")
class ShippingDemo implements DemoSeed {

    private static final Map<String, List<String>> ZONES = Map.of(
            "United States", List.of("US"),
            "European Union", List.of("DE", "FR", "AT", "NL", "BE", "IT", "ES"),
            "Japan", List.of("JP"));

    private static final List<Method> METHODS = List.of(
            new Method(
                    "us-standard",
                    "United States",
                    "Standard",
                    "Standardversand",
                    "Livraison standard",
                    3,
                    5,
                    List.of(new Rate(null, 590, 550, 900)),
                    Map.of("USD", 7_500L)),
            new Method(
                    "us-express",
                    "United States",
                    "Express",
                    "Expressversand",
                    "Livraison express",
                    1,
                    2,
                    List.of(new Rate(null, 1_990, 1_890, 2_900)),
                    Map.of()),
            new Method(
                    "eu-standard",
                    "European Union",
                    "Standard",
                    "Standardversand",
                    "Livraison standard",
                    2,
                    4,
                    List.of(
                            new Rate(2_000L, 520, 490, 800),
                            new Rate(10_000L, 940, 890, 1_400),
                            new Rate(30_000L, 1_790, 1_690, 2_600)),
                    Map.of("EUR", 6_000L)),
            new Method(
                    "eu-express",
                    "European Union",
                    "Express",
                    "Expressversand",
                    "Livraison express",
                    1,
                    1,
                    List.of(new Rate(null, 1_590, 1_490, 2_300)),
                    Map.of()),
            new Method(
                    "jp-standard",
                    "Japan",
                    "Standard",
                    "Standardversand",
                    "Livraison standard",
                    4,
                    8,
                    List.of(new Rate(null, 1_490, 1_390, 800)),
                    Map.of("JPY", 10_000L)));

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ShippingDemo(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Rate(@Nullable Long upToGrams, long usd, long eur, long jpy) {}

    private record Method(
            String code,
            String zone,
            String en,
            String de,
            String fr,
            int minDays,
            int maxDays,
            List<Rate> rates,
            Map<String, Long> freeAbove) {}

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("shipping", () -> {
            var now = Timestamp.from(clock.instant());
            ZONES.forEach((name, countries) -> zone(name, countries, now));
            METHODS.forEach(method -> method(method, now));
        }));
    }

    private void zone(String name, List<String> countries, Timestamp now) {
        var id = DemoShop.id("shipping-zone/" + name);
        jdbc.update(
                "insert into shipping.zones (id, version, name, created_at, updated_at) values (?, 1, ?, ?, ?)",
                id,
                name,
                now,
                now);
        jdbc.batchUpdate(
                "insert into shipping.zone_areas (country, zone_id) values (?, ?)",
                countries.stream().map(country -> new Object[] {country, id}).toList());
    }

    private void method(Method method, Timestamp now) {
        var id = DemoShop.id("shipping-method/" + method.code());
        jdbc.update(
                """
                insert into shipping.methods (id, version, code, zone_id, kind, min_days, max_days, tax_category, active,
                    created_at, updated_at)
                values (?, 1, ?, ?, ?, ?, ?, 'standard', true, ?, ?)
                """,
                id,
                method.code(),
                DemoShop.id("shipping-zone/" + method.zone()),
                method.rates().size() > 1 ? "BY_WEIGHT" : "FLAT",
                method.minDays(),
                method.maxDays(),
                now,
                now);
        jdbc.batchUpdate(
                "insert into shipping.method_names (method_id, locale, name) values (?, ?, ?)",
                List.of(new Object[] {id, "en", method.en()}, new Object[] {id, "de", method.de()}, new Object[] {
                    id, "fr", method.fr()
                }));
        for (var rate : method.rates()) {
            rate(method.code(), rate, "USD", rate.usd());
            rate(method.code(), rate, "EUR", rate.eur());
            rate(method.code(), rate, "JPY", rate.jpy());
        }
        method.freeAbove()
                .forEach((currency, amount) -> jdbc.update(
                        "insert into shipping.method_free_above (method_id, currency, amount_minor) values (?, ?, ?)",
                        id,
                        currency,
                        amount));
    }

    private void rate(String code, Rate rate, String currency, long amount) {
        jdbc.update(
                """
                insert into shipping.method_rates (id, method_id, currency, up_to_grams, amount_minor)
                values (?, ?, ?, ?, ?)
                """,
                DemoShop.id("shipping-rate/" + code + "/" + currency + "/" + rate.upToGrams()),
                DemoShop.id("shipping-method/" + code),
                currency,
                rate.upToGrams(),
                amount);
    }
}
