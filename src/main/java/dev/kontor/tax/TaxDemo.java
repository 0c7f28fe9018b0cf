package dev.kontor.tax;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import dev.kontor.tax.area.TaxArea;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Creates the taxes of the demo shop: added to the price in the United States, included in the European Union
/// and Japan; exports to Switzerland are not taxed. The shop collects sales tax in three states, with those of
/// some counties and cities; the others have a rate of 0.
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
    /// @param changes of rates, by time
    /// @param rounding `LINE` if absent
    /// @param shippingTax `CATEGORY` if absent
    /// @param isExport `false` if absent
    record Zone(
            String name,
            boolean pricesIncludeTax,
            String country,
            String region,
            String tax,
            Map<String, String> rates,
            @Nullable List<Change> changes,
            TaxSettings.@Nullable Rounding rounding,
            TaxSettings.@Nullable ShippingTax shippingTax,
            @Nullable Boolean isExport) {

        TaxZoneId id() {
            return zoneId(name);
        }

        private Stream<Change> changesOf(String category) {
            return Stream.ofNullable(changes)
                    .flatMap(List::stream)
                    .filter(change -> change.category().equals(category));
        }
    }

    record Change(String category, Instant from, String rate) {}

    /// @param parent name of a jurisdiction above it
    /// @param zone name of the zone of its rates
    /// @param rates by code of the tax category
    record Jurisdiction(
            String name,
            String level,
            @Nullable String parent,
            String zone,
            List<TaxArea> areas,
            Map<String, String> rates) {

        TaxJurisdictionId id() {
            return jurisdictionId(name);
        }
    }

    /// A company whose VAT number counts as confirmed: the demo shop asks no register.
    record Company(String number, String name, String address) {}

    /// A rate as stored.
    record StoredRate(
            TaxRateId id,
            TaxZoneId zone,
            String category,
            @Nullable TaxJurisdictionId jurisdiction,
            String name,
            BigDecimal rate,
            @Nullable Instant from,
            @Nullable Instant until) {

        TaxCategoryId categoryId() {
            return new TaxCategoryId(DemoShop.id("tax-category/" + category));
        }
    }

    private static TaxZoneId zoneId(String name) {
        return new TaxZoneId(DemoShop.id("tax-zone/" + name));
    }

    private static TaxJurisdictionId jurisdictionId(String name) {
        return new TaxJurisdictionId(DemoShop.id("tax-jurisdiction/" + name));
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
            files.read("tax-zones-eu", Zone.class).forEach(zone -> insert(zone, now));
            files.read("tax-jurisdictions", Jurisdiction.class).forEach(place -> insert(place, now));
            files.read("vat-numbers", Company.class).forEach(company -> insert(company, now));
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
                        insert into tax.zones (id, version, name, prices_include_tax, rounding, shipping_tax, is_export,
                            created_at, updated_at)
                        values (:id, 1, :name, :pricesIncludeTax, coalesce(:rounding, 'LINE'),
                            coalesce(:shippingTax, 'CATEGORY'), coalesce(:isExport::boolean, false), :now, :now)
                        """).paramSource(zone).param("now", now).update();
        jdbc.sql("insert into tax.zone_areas (country, region, zone_id) values (:country, :region, :id)")
                .paramSource(zone)
                .update();
        zone.rates().forEach((category, rate) -> {
            var changes = Stream.concat(Stream.of(new Change(category, Instant.MIN, rate)), zone.changesOf(category))
                    .toList();
            for (int index = 0; index < changes.size(); index++) {
                var change = changes.get(index);
                insert(
                        new StoredRate(
                                rateId(zone.name() + "/" + category + (index == 0 ? "" : "/" + index)),
                                zone.id(),
                                category,
                                null,
                                zone.tax(),
                                new BigDecimal(change.rate()),
                                index == 0 ? null : change.from(),
                                index == changes.size() - 1
                                        ? null
                                        : changes.get(index + 1).from()),
                        now);
            }
        });
    }

    private void insert(Company company, Instant now) {
        jdbc.sql("""
                        insert into tax.vat_numbers (number, status, checked_at, name, address, created_at)
                        values (:number, 'VALID', :now, :name, :address, :now)
                        """).paramSource(company).param("now", now).update();
    }

    private void insert(Jurisdiction place, Instant now) {
        jdbc.sql("""
                        insert into tax.jurisdictions (id, version, name, level, parent_id, created_at, updated_at)
                        values (:id, 1, :name, :level, :parentId::uuid, :now, :now)
                        """)
                .paramSource(place)
                .param(
                        "parentId",
                        place.parent() == null
                                ? null
                                : jurisdictionId(place.parent()).value())
                .param("now", now)
                .update();
        place.areas()
                .forEach(area -> jdbc.sql("""
                        insert into tax.jurisdiction_areas (jurisdiction_id, level, country, region, postcode_from,
                            postcode_to)
                        values (:id, :level, :country, :region, :from, :to)
                        """)
                        .paramSource(place)
                        .param("country", area.country())
                        .param("region", area.regionOrEmpty())
                        .param("from", area.fromOrEmpty())
                        .param("to", area.toOrEmpty())
                        .update());
        place.rates()
                .forEach((category, rate) -> insert(
                        new StoredRate(
                                rateId(place.zone() + "/" + category + "/" + place.name()),
                                zoneId(place.zone()),
                                category,
                                place.id(),
                                "Sales tax",
                                new BigDecimal(rate),
                                null,
                                null),
                        now));
    }

    private void insert(StoredRate rate, Instant now) {
        jdbc.sql("""
                        insert into tax.rates (id, version, zone_id, category_id, jurisdiction_id, name, rate, valid_from,
                            valid_until, created_at, updated_at)
                        values (:id, 1, :zone, :categoryId, :jurisdiction::uuid, :name, :rate, :from::timestamptz,
                            :until::timestamptz, :now, :now)
                        """).paramSource(rate).param("now", now).update();
    }

    private static TaxRateId rateId(String name) {
        return new TaxRateId(DemoShop.id("tax-rate/" + name));
    }
}
