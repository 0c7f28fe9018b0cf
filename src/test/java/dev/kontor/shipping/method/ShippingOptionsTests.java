package dev.kontor.shipping.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.Shipping.Buyer;
import dev.kontor.shipping.Shipping.Contents;
import dev.kontor.shipping.Shipping.Offer;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.ShippingExclusion;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.shipping.ShippingRule.Basis;
import dev.kontor.shipping.ShippingZoneId;
import dev.kontor.shipping.carrier.TestCarriers;
import dev.kontor.testing.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShippingOptionsTests {

    private static final Shop SHOP = new Shop(
            URI.create("http://localhost"),
            List.of(Locale.ENGLISH, Locale.GERMAN),
            List.of(Currency.getInstance("EUR")),
            ZoneId.of("UTC"));

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final ShippingMethodRepository methods =
            new ShippingMethodRepository(TestDatabase.jdbc(), Clock.systemUTC());
    private final ShippingOptions shipping = new ShippingOptions(
            methods, SHOP, Clock.fixed(NOW, ZoneOffset.UTC), new CarriedPrices(TestCarriers.none()));

    @BeforeEach
    void anEmptyTable() {
        TestDatabase.truncate("shipping");
    }

    @Test
    void offersTheMethodsOfTheMostSpecificZoneTheCheapestFirst() {
        var germany = zone("Germany", "DE", "");
        var bavaria = zone("Bavaria", "DE", "BY");
        var express = method("express", germany, ShippingKind.FLAT, flat(990));
        var standard = method("standard", germany, ShippingKind.FLAT, flat(490));
        method("switched-off", germany, ShippingKind.FLAT, flat(0), false);
        var alpine = method("alpine", bavaria, ShippingKind.FLAT, flat(100));

        assertThat(options(parcel("DE", null, 1000, 500)))
                .containsExactly(option(standard, 490, flatRate(490)), option(express, 990, flatRate(990)));
        assertThat(options(parcel("DE", "BY", 1000, 500))).containsExactly(option(alpine, 100, flatRate(100)));
        assertThat(options(parcel("FR", null, 1000, 500))).isEmpty();
    }

    @Test
    void weighsTheParcel() {
        var zone = zone("Germany", "DE", "");
        var method = method(
                "parcel",
                zone,
                ShippingKind.BY_WEIGHT,
                List.of(rate(500, 1000L), rate(900, 5000L), ShippingRates.upTo(90_000L, Money.of(100, "USD"))));

        assertThat(options(parcel("DE", null, 1, 1000))).containsExactly(option(method, 500, weightRate(500, 1000)));
        assertThat(options(parcel("DE", null, 1, 1001))).containsExactly(option(method, 900, weightRate(900, 5000)));
        assertThat(options(parcel("DE", null, 1, 5001))).isEmpty();
    }

    @Test
    void isFreeFromTheLimitOn() {
        var method = method("standard", zone("Germany", "DE", ""), ShippingKind.FLAT, flat(490));

        assertThat(options(parcel("DE", null, 4999, 1))).containsExactly(option(method, 490, flatRate(490)));
        assertThat(options(parcel("DE", null, 5000, 1)))
                .containsExactly(option(method, 0, new ShippingRule(Basis.FREE_ABOVE, euro(490), null, euro(5000))));
    }

    @Test
    void findsTheListsThatContainThePostcode() {
        var zone = zone("Germany", "DE", "");
        var ranges = IntStream.range(0, 200)
                .mapToObj(number ->
                        postcodes("%05d".formatted(10_000 + number * 10), "%05d".formatted(10_004 + number * 10)))
                .toList();
        methods.insert(method(
                "islands",
                zone,
                List.of(new ShippingSurcharge("Islands", List.of(euro(800)), ranges)),
                new ShippingConditions(null, null, null, List.of(postcodes("2", null)))));

        assertThat(price("10000")).isEqualTo(490 + 800);
        assertThat(price("11994")).isEqualTo(490 + 800);
        assertThat(price("11995")).isEqualTo(490);
        assertThat(price("09999")).isEqualTo(490);
        assertThat(price(null))
                .as("an estimate for a country whose addresses have postcodes")
                .isEqualTo(490);
        assertThat(methods.all(new Destination("HR", null, null)).stream()
                        .flatMap(found -> found.postcodeMatches().stream()))
                .as("the lists have no postcodes of this country")
                .noneMatch(PostcodeMatch::undecided);
        assertThat(shipping.offers(List.of(parcel("20000"))))
                .containsExactly(new Offer(
                        List.of(),
                        List.of(new Shipping.Excluded(
                                methods.to(List.of(ShippingMethodRepository.Goal.of(parcel("20000"))))
                                        .values()
                                        .iterator()
                                        .next()
                                        .getFirst()
                                        .method()
                                        .id(),
                                "islands",
                                ShippingExclusion.POSTCODE_EXCLUDED))));
    }

    private long price(@Nullable String postcode) {
        return options(parcel(postcode)).getFirst().price().minor();
    }

    private static Parcel parcel(@Nullable String postcode) {
        return new Parcel(
                new Destination("DE", null, postcode),
                new Buyer("default", Set.of()),
                euro(1000),
                List.of(new Contents(null, euro(1000), 500, 1, 0)),
                Locale.ENGLISH);
    }

    @Test
    void speaksTheLanguageOfTheBuyerOrThatOfTheShop() {
        var method = method("standard", zone("Germany", "DE", ""), ShippingKind.FLAT, flat(490));

        assertThat(method.name(Locale.forLanguageTag("de-AT"), Locale.ENGLISH)).isEqualTo("Versand");
        assertThat(method.name(Locale.FRENCH, Locale.ENGLISH)).isEqualTo("Shipping");
    }

    @Test
    void changesReplaceEveryPartAndFailOnAnOldVersion() {
        var zone = zone("Germany", "DE", "");
        var method = method("standard", zone, ShippingKind.FLAT, flat(490));
        var changed = new ShippingMethod(
                method.id(),
                method.version(),
                "parcel",
                zone,
                Map.of("en", "Parcel"),
                ShippingKind.BY_WEIGHT,
                null,
                DeliveryPlace.ADDRESS,
                List.of(
                        rate(700, 2000L),
                        new ShippingRate(
                                euro(700), 30_000L, null, null, null, new ShippingRate.Additional(euro(120), 1000L))),
                250,
                List.of(new ProfileRates("bulky", ProfileRates.Combination.SUM, List.of(rate(2000, 40_000L)))),
                List.of(),
                List.of(new ShippingSurcharge("Islands", List.of(euro(800)), List.of(postcodes("25849", null)))),
                new ShippingConditions(
                        List.of("default"),
                        List.of(CustomerGroupId.next()),
                        List.of(postcodes("2", null)),
                        List.of(postcodes("27498", "27499"))),
                new DeliverySchedule(
                        LocalTime.of(14, 30), "Europe/Berlin", List.of(DayOfWeek.MONDAY, DayOfWeek.SATURDAY)),
                2,
                3,
                "reduced",
                false,
                method.createdAt(),
                method.updatedAt());

        assertThat(methods.update(changed)).isTrue();
        assertThat(methods.update(changed)).isFalse();

        var stored = methods.find(method.id()).orElseThrow();
        assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
        assertThat(stored.version()).isEqualTo(2);
    }

    private static PostcodeRange postcodes(String from, @Nullable String to) {
        return new PostcodeRange("DE", from, to);
    }

    private static ShippingOption option(ShippingMethod method, long price, ShippingRule rule) {
        return new ShippingOption(
                method.id(),
                method.code(),
                "Shipping",
                euro(price),
                "standard",
                1,
                4,
                LocalDate.of(2026, 11, 26),
                LocalDate.of(2026, 12, 1),
                null,
                null,
                rule);
    }

    private static ShippingRule flatRate(long price) {
        return new ShippingRule(Basis.FLAT_RATE, euro(price), null, null);
    }

    private static ShippingRule weightRate(long price, long upToGrams) {
        return new ShippingRule(Basis.WEIGHT_RATE, euro(price), upToGrams, null);
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }

    private static Parcel parcel(String country, @Nullable String region, long value, long grams) {
        return new Parcel(
                new Destination(country, region, null),
                new Buyer("default", Set.of()),
                euro(value),
                List.of(new Contents(null, euro(value), grams, 1, 0)),
                Locale.ENGLISH);
    }

    private static List<ShippingRate> flat(long minor) {
        return List.of(ShippingRates.flat(Money.of(minor, "EUR")));
    }

    private static ShippingRate rate(long minor, long upToGrams) {
        return ShippingRates.upTo(upToGrams, Money.of(minor, "EUR"));
    }

    private ShippingMethod method(String code, ShippingZoneId zone, ShippingKind kind, List<ShippingRate> rates) {
        return method(code, zone, kind, rates, true);
    }

    private ShippingMethod method(
            String code, ShippingZoneId zone, ShippingKind kind, List<ShippingRate> rates, boolean active) {
        var method = new ShippingMethod(
                ShippingMethodId.next(),
                1,
                code,
                zone,
                Map.of("en", "Shipping", "de", "Versand"),
                kind,
                null,
                DeliveryPlace.ADDRESS,
                rates,
                0,
                List.of(),
                List.of(Money.of(5000, "EUR")),
                List.of(),
                ShippingConditions.NONE,
                DeliverySchedule.of(null, ZoneId.of("UTC")),
                1,
                4,
                "standard",
                active,
                Instant.parse("2026-11-25T10:00:00Z"),
                Instant.parse("2026-11-25T10:00:00Z"));
        methods.insert(method);
        return method;
    }

    private static ShippingMethod method(
            String code, ShippingZoneId zone, List<ShippingSurcharge> surcharges, ShippingConditions conditions) {
        return new ShippingMethod(
                ShippingMethodId.next(),
                1,
                code,
                zone,
                Map.of("en", "Shipping"),
                ShippingKind.FLAT,
                null,
                DeliveryPlace.ADDRESS,
                flat(490),
                0,
                List.of(),
                List.of(),
                surcharges,
                conditions,
                DeliverySchedule.of(null, ZoneId.of("UTC")),
                1,
                4,
                "standard",
                true,
                Instant.parse("2026-11-25T10:00:00Z"),
                Instant.parse("2026-11-25T10:00:00Z"));
    }

    private static ShippingZoneId zone(String name, String country, String region) {
        var id = ShippingZoneId.next();
        TestDatabase.jdbc()
                .sql("""
                        with zone as (insert into shipping.zones values (:id, 1, :name, now(), now()))
                        insert into shipping.zone_areas values (:country, :region, :id)
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("country", country)
                .param("region", region)
                .update();
        return id;
    }

    private List<ShippingOption> options(Parcel parcel) {
        return shipping.offers(List.of(parcel)).getFirst().options();
    }
}
