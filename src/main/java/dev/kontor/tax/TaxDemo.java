package dev.kontor.tax;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Creates the taxes of the demo shop: added to the price in the United States, included in the European Union
/// and Japan. The shop collects sales tax in three states; the others have a rate of 0.
@Component
@Profile("demo")
class TaxDemo implements DemoSeed {

    private static final List<Zone> ZONES = List.of(
            new Zone("California", false, List.of("US/CA"), "Sales tax", "0.0725", "0", "0.0725"),
            new Zone("New York", false, List.of("US/NY"), "Sales tax", "0.08875", "0", "0.08875"),
            new Zone("Texas", false, List.of("US/TX"), "Sales tax", "0.0625", "0", "0.0625"),
            new Zone("United States, other states", false, List.of("US/"), "Sales tax", "0", "0", "0"),
            new Zone("Germany", true, List.of("DE/"), "USt", "0.19", "0.07", "0.07"),
            new Zone("France", true, List.of("FR/"), "TVA", "0.20", "0.055", "0.055"),
            new Zone("Austria", true, List.of("AT/"), "USt", "0.20", "0.10", "0.10"),
            new Zone("Netherlands", true, List.of("NL/"), "Btw", "0.21", "0.09", "0.09"),
            new Zone("Belgium", true, List.of("BE/"), "TVA", "0.21", "0.06", "0.06"),
            new Zone("Italy", true, List.of("IT/"), "IVA", "0.22", "0.10", "0.04"),
            new Zone("Spain", true, List.of("ES/"), "IVA", "0.21", "0.10", "0.04"),
            new Zone("Japan", true, List.of("JP/"), "Consumption tax", "0.10", "0.08", "0.10"));

    private final JdbcTemplate jdbc;
    private final Clock clock;

    TaxDemo(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Zone(
            String name,
            boolean inclusive,
            List<String> areas,
            String tax,
            String standard,
            String reduced,
            String books) {}

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("tax", this::rules));
    }

    private void rules() {
        var now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(
                """
                insert into tax.categories (id, version, code, name, created_at, updated_at) values (?, 1, ?, ?, ?, ?)
                """,
                List.of(
                        new Object[] {DemoShop.id("tax-category/standard"), "standard", "Standard", now, now},
                        new Object[] {DemoShop.id("tax-category/reduced"), "reduced", "Food", now, now},
                        new Object[] {DemoShop.id("tax-category/books"), "books", "Books", now, now}));
        var areas = new ArrayList<Object[]>();
        var rates = new ArrayList<Object[]>();
        for (var zone : ZONES) {
            var id = DemoShop.id("tax-zone/" + zone.name());
            jdbc.update("""
                    insert into tax.zones (id, version, name, prices_include_tax, created_at, updated_at)
                    values (?, 1, ?, ?, ?, ?)
                    """, id, zone.name(), zone.inclusive(), now, now);
            for (var area : zone.areas()) {
                var parts = area.split("/", 2);
                areas.add(new Object[] {parts[0], parts[1], id});
            }
            rates.add(rate(zone, "standard", zone.standard(), now));
            rates.add(rate(zone, "reduced", zone.reduced(), now));
            rates.add(rate(zone, "books", zone.books(), now));
        }
        jdbc.batchUpdate("insert into tax.zone_areas (country, region, zone_id) values (?, ?, ?)", areas);
        jdbc.batchUpdate("""
                insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                values (?, 1, ?, ?, ?, ?, ?, ?)
                """, rates);
    }

    private static Object[] rate(Zone zone, String category, String rate, Timestamp now) {
        return new Object[] {
            DemoShop.id("tax-rate/" + zone.name() + "/" + category),
            DemoShop.id("tax-zone/" + zone.name()),
            DemoShop.id("tax-category/" + category),
            zone.tax(),
            new BigDecimal(rate),
            now,
            now
        };
    }
}
