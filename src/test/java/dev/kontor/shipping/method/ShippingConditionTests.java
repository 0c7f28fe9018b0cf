package dev.kontor.shipping.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.ShippingComponent;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shipping.Shipping.Buyer;
import dev.kontor.shipping.Shipping.Contents;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.ShippingExclusion;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingRule.Basis;
import dev.kontor.shipping.ShippingZoneId;
import dev.kontor.shipping.method.ProfileRates.Combination;
import dev.kontor.shipping.method.ShippingQuote.Excluded;
import dev.kontor.shipping.method.ShippingQuote.Offered;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Shipping profiles, surcharges and conditions.
class ShippingConditionTests {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final CustomerGroupId RESELLERS = CustomerGroupId.next();
    private static final ProfileRates BULKY =
            new ProfileRates("bulky", Combination.SUM, List.of(ShippingRates.upTo(50_000L, euro(2900))));
    private static final ProfileRates FROZEN =
            new ProfileRates("frozen", Combination.HIGHEST, List.of(ShippingRates.upTo(10_000L, euro(990))));
    private static final ShippingSurcharge ISLANDS =
            new ShippingSurcharge("Islands", List.of(euro(800)), List.of(range("25849", "25869")));

    @Test
    void addsOrTakesTheHighestPriceOfTheProfiles() {
        var method = method(List.of(BULKY, FROZEN), List.of(), ShippingConditions.NONE);

        assertThat(price(method, contents(null, 1000, 500))).isEqualTo(490);
        assertThat(price(method, contents("bulky", 1000, 20_000))).isEqualTo(2900);
        assertThat(price(method, contents(null, 1000, 500), contents("bulky", 1000, 20_000)))
                .isEqualTo(490 + 2900);
        assertThat(price(method, contents(null, 1000, 500), contents("frozen", 1000, 500)))
                .isEqualTo(990);
        assertThat(price(
                        method,
                        contents(null, 1000, 500),
                        contents("frozen", 1000, 500),
                        contents("bulky", 1000, 20_000)))
                .isEqualTo(990 + 2900);
    }

    @Test
    void freeShippingDoesNotCoverProfilesAndSurcharges() {
        var method = method(List.of(BULKY, FROZEN), List.of(ISLANDS), ShippingConditions.NONE);

        var plain = quote(method, List.of(), contents(null, 5000, 500));
        var mixed = quote(
                method,
                List.of(new PostcodeMatch(0, true, false)),
                contents(null, 5000, 500),
                contents("frozen", 1000, 500));

        assertThat(plain.price()).isEqualTo(euro(0));
        assertThat(plain.rule().components()).isEmpty();
        assertThat(mixed.price()).isEqualTo(euro(990 + 800));
        assertThat(mixed.rule().basis()).isEqualTo(Basis.FREE_ABOVE);
        assertThat(mixed.rule().components())
                .extracting(ShippingComponent::amount)
                .containsExactly(euro(990), euro(800));
        assertThat(mixed.rule().components())
                .extracting(ShippingComponent::profile)
                .containsExactly("frozen", null);
    }

    @Test
    void chargesASurchargeForItsPostcodes() {
        var method = method(List.of(), List.of(ISLANDS), ShippingConditions.NONE);

        var island = quote(method, List.of(new PostcodeMatch(0, true, false)), contents(null, 1000, 500));

        assertThat(island.price()).isEqualTo(euro(490 + 800));
        assertThat(island.rule().components())
                .extracting(ShippingComponent::kind)
                .containsExactly(ShippingComponent.Kind.RATE, ShippingComponent.Kind.SURCHARGE);
        assertThat(island.rule().components().getLast().name()).isEqualTo("Islands");
        assertThat(quote(method, List.of(new PostcodeMatch(0, false, false)), contents(null, 1000, 500))
                        .price())
                .isEqualTo(euro(490));
    }

    @Test
    void excludesAParcelThatAConditionDoesNotAllow() {
        var channel = new ShippingConditions(List.of("app"), null, null, null);
        var group = new ShippingConditions(null, List.of(RESELLERS), null, null);
        var fitting = contents(null, 1000, 500);

        assertThat(exclusion(channel, List.of(), fitting)).isEqualTo(ShippingExclusion.OTHER_CHANNEL);
        assertThat(exclusion(group, List.of(), fitting)).isEqualTo(ShippingExclusion.OTHER_CUSTOMER_GROUP);
        assertThat(exclusion(
                        ShippingConditions.NONE,
                        List.of(new PostcodeMatch(PostcodeMatch.SERVED, false, false)),
                        fitting))
                .isEqualTo(ShippingExclusion.POSTCODE_NOT_SERVED);
        assertThat(exclusion(
                        ShippingConditions.NONE,
                        List.of(new PostcodeMatch(PostcodeMatch.EXCEPT, true, false)),
                        fitting))
                .isEqualTo(ShippingExclusion.POSTCODE_EXCLUDED);
        for (int list : List.of(0, PostcodeMatch.EXCEPT)) {
            var undecided = List.of(new PostcodeMatch(list, false, true));
            assertThat(withoutPostcode("HR", undecided, fitting))
                    .isEqualTo(new Excluded(ShippingExclusion.POSTCODE_MISSING));
            assertThat(withoutPostcode("DE", undecided, fitting))
                    .as("no address of Germany is without a postcode; this is an estimate")
                    .isInstanceOf(Offered.class);
        }
        assertThat(exclusion(ShippingConditions.NONE, List.of(), contents("bulky", 1, 1)))
                .isEqualTo(ShippingExclusion.PROFILE_NOT_CARRIED);
        assertThat(ShippingCalculation.of(
                        method(List.of(), List.of(), group),
                        new Parcel(
                                new Destination("DE", null, null),
                                new Buyer("app", Set.of(RESELLERS)),
                                euro(1000),
                                List.of(fitting),
                                Locale.ENGLISH),
                        List.of(),
                        null))
                .isInstanceOf(Offered.class);
    }

    @Test
    void comparesPostcodesByTheirBeginning() {
        assertThat(range("25849", "25869").contains("DE", PostcodeRange.key("25859")))
                .isTrue();
        assertThat(range("25849", "25869").contains("DE", "25870")).isFalse();
        assertThat(range("25849", "25869").contains("AT", "25859")).isFalse();
        assertThat(range("97", null).contains("DE", "97999")).isTrue();
        assertThat(range("97", "98").contains("DE", "98999")).isTrue();
        assertThat(range("97", "98").contains("DE", "99000")).isFalse();
        assertThat(new PostcodeRange("GB", "iv", null).contains("GB", PostcodeRange.key("IV2 3AB")))
                .isTrue();
        assertThat(new PostcodeRange("CA", "K1A 0", null).contains("CA", PostcodeRange.key("k1a-0b1")))
                .isTrue();
    }

    @Test
    void rejectsRangesThatAreUpsideDownOverlapOrDoNotExist() {
        assertThat(errors(range("98000", "97000"))).containsExactly("/list/0 invalid");
        assertThat(errors(range("97", null), range("97500", "97600"))).containsExactly("/list/1 overlaps");
        assertThat(errors(range("97600", "98000"), range("97000", "97600"))).containsExactly("/list/0 overlaps");
        assertThat(errors(range("97", null), new PostcodeRange("FR", "97", null)))
                .isEmpty();
        assertThat(errors(range("9*", null))).containsExactly("/list/0 invalid");
        assertThat(errors(new PostcodeRange("XX", "1", null))).containsExactly("/list/0 invalid");
        assertThat(errors(new PostcodeRange("AE", "1", null))).containsExactly("/list/0 invalid");
    }

    @Test
    void rejectsRepeatedProfilesAndSurchargesWithoutAPriceInACurrency() {
        var dollars = new ShippingSurcharge("Islands", List.of(Money.of(900, "USD")), List.of(range("25849", null)));
        var method = method(List.of(BULKY, BULKY), List.of(dollars), ShippingConditions.NONE);

        try {
            ShippingRules.check(SaveShippingMethod.of(method), List.of(EUR, Currency.getInstance("USD")));
            Assertions.fail("not rejected");
        } catch (BadRequestException rejected) {
            assertThat(rejected.errors())
                    .extracting(FieldProblem::pointer, FieldProblem::code)
                    .containsExactly(
                            Assertions.tuple("/profiles/1/profile", "repeated"),
                            Assertions.tuple("/surcharges/0/prices", "currency-missing"));
        }
    }

    private static List<String> errors(PostcodeRange... ranges) {
        var errors = new ArrayList<FieldProblem>();
        PostcodeChecks.check(List.of(ranges), "/list", errors);
        return errors.stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private static ShippingQuote withoutPostcode(String country, List<PostcodeMatch> postcodes, Contents contents) {
        var destination = new Destination(country, null, null);
        return ShippingCalculation.of(
                method(List.of(), List.of(), ShippingConditions.NONE),
                new Parcel(destination, new Buyer("default", Set.of()), euro(1000), List.of(contents), Locale.ENGLISH),
                postcodes,
                null);
    }

    private static ShippingExclusion exclusion(
            ShippingConditions conditions, List<PostcodeMatch> postcodes, Contents contents) {
        var quote = ShippingCalculation.of(method(List.of(), List.of(), conditions), parcel(contents), postcodes, null);
        return quote instanceof Excluded(var reason) ? reason : Assertions.fail("available");
    }

    private static long price(ShippingMethod method, Contents... contents) {
        return quote(method, List.of(), contents).price().minor();
    }

    private static Offered quote(ShippingMethod method, List<PostcodeMatch> postcodes, Contents... contents) {
        var quote = ShippingCalculation.of(method, parcel(contents), postcodes, null);
        return quote instanceof Offered offered ? offered : Assertions.fail("excluded: %s", quote);
    }

    private static Parcel parcel(Contents... contents) {
        return new Parcel(
                new Destination("DE", null, null),
                new Buyer("default", Set.of()),
                Money.sum(EUR, List.of(contents).stream().map(Contents::value).toList()),
                List.of(contents),
                Locale.ENGLISH);
    }

    private static Contents contents(@Nullable String profile, long value, long grams) {
        return new Contents(profile, euro(value), grams, 1, 0);
    }

    private static PostcodeRange range(String from, @Nullable String to) {
        return new PostcodeRange("DE", from, to);
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }

    private static ShippingMethod method(
            List<ProfileRates> profiles, List<ShippingSurcharge> surcharges, ShippingConditions conditions) {
        var now = Instant.parse("2026-11-25T10:00:00Z");
        return new ShippingMethod(
                ShippingMethodId.next(),
                1,
                "parcel",
                ShippingZoneId.next(),
                Map.of("en", "Parcel"),
                ShippingKind.BY_WEIGHT,
                null,
                DeliveryPlace.ADDRESS,
                List.of(ShippingRates.upTo(30_000L, euro(490))),
                0,
                profiles,
                List.of(euro(5000)),
                surcharges,
                conditions,
                DeliverySchedule.of(null, ZoneId.of("UTC")),
                1,
                4,
                "standard",
                true,
                now,
                now);
    }
}
