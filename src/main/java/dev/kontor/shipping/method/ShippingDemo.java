package dev.kontor.shipping.method;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Creates the shipping methods of the demo shop: flat prices, bands by weight and by value, and free shipping
/// above an amount.
@Component
@Profile("demo")
class ShippingDemo implements DemoSeed {

    private final DemoFiles files;
    private final ShippingMethodRepository methods;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Shop facts;

    ShippingDemo(DemoFiles files, ShippingMethodRepository methods, JdbcClient jdbc, Clock clock, Shop facts) {
        this.files = files;
        this.methods = methods;
        this.jdbc = jdbc;
        this.clock = clock;
        this.facts = facts;
    }

    record Zone(String name, List<String> countries) {

        ShippingZoneId id() {
            return new ShippingZoneId(DemoShop.id("shipping-zone/" + name));
        }
    }

    /// @param zone name of the zone
    private record Method(
            String code,
            String zone,
            Map<String, String> names,
            ShippingKind kind,
            List<ShippingRate> rates,
            @Nullable Integer packagingGrams,
            @Nullable List<ProfileRates> profiles,
            List<Money> freeAbove,
            @Nullable List<ShippingSurcharge> surcharges,
            @Nullable ShippingConditions conditions,
            @Nullable DeliverySchedule schedule,
            int minDays,
            int maxDays,
            String taxCategory) {

        ShippingMethod at(Instant now, ZoneId shop) {
            return new ShippingMethod(
                    new ShippingMethodId(DemoShop.id("shipping-method/" + code)),
                    1,
                    code,
                    new ShippingZoneId(DemoShop.id("shipping-zone/" + zone)),
                    names,
                    kind,
                    null,
                    DeliveryPlace.ADDRESS,
                    rates,
                    packagingGrams == null ? 0 : packagingGrams,
                    Objects.requireNonNullElse(profiles, List.of()),
                    freeAbove,
                    Objects.requireNonNullElse(surcharges, List.of()),
                    ShippingConditions.of(conditions),
                    DeliverySchedule.of(schedule, shop),
                    minDays,
                    maxDays,
                    taxCategory,
                    true,
                    now,
                    now);
        }
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("shipping", () -> {
            var now = clock.instant();
            files.read("shipping-zones", Zone.class).forEach(zone -> insert(zone, now));
            files.read("shipping-methods", Method.class)
                    .forEach(method -> methods.insert(method.at(now, facts.timeZone())));
        }));
    }

    private void insert(Zone zone, Instant now) {
        jdbc.sql("""
                        insert into shipping.zones (id, version, name, created_at, updated_at)
                        values (:id, 1, :name, :now, :now)
                        """).paramSource(zone).param("now", now).update();
        jdbc.sql("""
                        insert into shipping.zone_areas (country, zone_id)
                        select country, :id from unnest(:countries::text[]) as country
                        """).paramSource(zone).update();
    }
}
