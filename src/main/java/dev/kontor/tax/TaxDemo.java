package dev.kontor.tax;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Creates the taxes of the demo shop: added to the price in the United States, included in the European Union
/// and Japan. The shop collects sales tax in three states; the others have a rate of 0.
@Component
@Profile("demo")
class TaxDemo implements DemoSeed {

    private final DemoFiles files;
    private final JdbcClient jdbc;
    private final Clock clock;

    TaxDemo(DemoFiles files, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Category(String code, String name) {

        TaxCategoryId id() {
            return new TaxCategoryId(DemoShop.id("tax-category/" + code));
        }
    }

    /// @param region empty for the whole country
    /// @param tax name of its rates
    /// @param rates by code of the tax category
    record Zone(
            String name,
            boolean pricesIncludeTax,
            String country,
            String region,
            String tax,
            Map<String, String> rates) {

        TaxZoneId id() {
            return new TaxZoneId(DemoShop.id("tax-zone/" + name));
        }
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("tax", () -> {
            var now = clock.instant();
            files.read("tax-categories", Category.class).forEach(category -> insert(category, now));
            files.read("tax-zones", Zone.class).forEach(zone -> insert(zone, now));
        }));
    }

    private void insert(Category category, Instant now) {
        jdbc.sql("""
                        insert into tax.categories (id, version, code, name, created_at, updated_at)
                        values (:id, 1, :code, :name, :now, :now)
                        """).paramSource(category).param("now", now).update();
    }

    private void insert(Zone zone, Instant now) {
        jdbc.sql("""
                        insert into tax.zones (id, version, name, prices_include_tax, created_at, updated_at)
                        values (:id, 1, :name, :pricesIncludeTax, :now, :now)
                        """).paramSource(zone).param("now", now).update();
        jdbc.sql("insert into tax.zone_areas (country, region, zone_id) values (:country, :region, :id)")
                .paramSource(zone)
                .update();
        zone.rates()
                .forEach((category, rate) -> jdbc.sql("""
                        insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                        values (:rateId, 1, :id, :categoryId, :tax, :rate, :now, :now)
                        """)
                        .param("rateId", DemoShop.id("tax-rate/" + zone.name() + "/" + category))
                        .param("categoryId", DemoShop.id("tax-category/" + category))
                        .param("rate", new BigDecimal(rate))
                        .param("now", now)
                        .paramSource(zone)
                        .update());
    }
}
