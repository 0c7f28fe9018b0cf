package dev.kontor.shipping.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.ShippingComponent;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shipping.Shipping.Buyer;
import dev.kontor.shipping.Shipping.Contents;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneId;
import dev.kontor.testing.DocumentTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Calculates each row of the table of shipping prices in `docs/money.md`, and rejects bands that are not in order.
class ShippingHandCalculationTests {

    private static final Currency EUR = Currency.getInstance("EUR");

    static List<Map<String, String>> rows() {
        return DocumentTable.of(Path.of("docs/money.md"), "shipping");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void chargesWhatWasCalculatedByHand(Map<String, String> row) {
        var currency = Currency.getInstance(cell(row, "Currency"));
        var kind = ShippingKind.valueOf(cell(row, "Kind"));
        var rates = Arrays.stream(cell(row, "Bands").split("; "))
                .map(band -> rate(band, kind, currency))
                .toList();
        var free = cell(row, "Free from");
        var method = method(
                kind,
                rates,
                Integer.parseInt(cell(row, "Packaging")),
                "-".equals(free) ? List.of() : List.of(money(free, currency)));
        var value = money(cell(row, "Value"), currency);
        long parcel = Long.parseLong(cell(row, "Parcel"));
        ShippingRules.check(SaveShippingMethod.of(method), List.of(currency));

        var quote = ShippingCalculation.of(
                method,
                new Parcel(
                        new Destination("DE", null, null),
                        new Buyer("default", Set.of()),
                        value,
                        List.of(new Contents(
                                null, value, parcel, kind == ShippingKind.BY_QUANTITY ? parcel : 1, parcel)),
                        Locale.ENGLISH),
                List.of(),
                null);

        switch (quote) {
            case ShippingQuote.Offered(var price, var rule) -> {
                assertThat(price).isEqualTo(money(cell(row, "Shipping"), currency));
                if (!rule.components().isEmpty()) {
                    assertThat(Money.sum(
                                    currency,
                                    rule.components().stream()
                                            .map(ShippingComponent::amount)
                                            .toList()))
                            .isEqualTo(price);
                }
            }
            case ShippingQuote.Excluded(var reason) -> assertThat(reason.name()).isEqualTo(cell(row, "Shipping"));
        }
    }

    @Test
    void rejectsBandsThatDoNotAscend() {
        assertThat(errors(ShippingKind.BY_WEIGHT, rate("to 2000: 4.90"), rate("to 1000: 8.90")))
                .containsExactly("/rates/1 not-ascending");
        assertThat(errors(ShippingKind.BY_WEIGHT, rate("to 2000: 4.90"), rate("to 2000: 8.90")))
                .containsExactly("/rates/1 repeated");
        assertThat(errors(ShippingKind.BY_WEIGHT, rate("any: 4.90"))).containsExactly("/rates/0/upToGrams required");
        assertThat(errors(
                        ShippingKind.BY_VALUE,
                        rate("any: 4.90", ShippingKind.BY_VALUE, EUR),
                        rate("to 50.00: 4.90", ShippingKind.BY_VALUE, EUR)))
                .containsExactly("/rates/1 not-ascending");
        assertThat(errors(
                        ShippingKind.FLAT,
                        rate("any: 4.90", ShippingKind.FLAT, EUR),
                        rate("any: 4.90", ShippingKind.FLAT, EUR)))
                .containsExactly("/rates/1 not-ascending");
    }

    @Test
    void rejectsLimitsOfOtherKindsAndCurrencies() {
        assertThat(errors(ShippingKind.BY_VALUE, rate("to 2000: 4.90")))
                .containsExactly("/rates/0/upToGrams unexpected");
        assertThat(errors(
                        ShippingKind.BY_VALUE, new ShippingRate(euro(490), null, Money.of(5, "USD"), null, null, null)))
                .containsExactly("/rates/0/upToValue/currency other-currency");
        assertThat(errors(
                        ShippingKind.BY_WEIGHT,
                        new ShippingRate(
                                euro(490),
                                1000L,
                                null,
                                null,
                                null,
                                new ShippingRate.Additional(Money.of(5, "USD"), 100L))))
                .containsExactly("/rates/0/additional/price/currency other-currency");
    }

    @Test
    void rejectsAdditionalPricesThatCouldOverflow() {
        var every = new ShippingRate.Additional(euro(ShippingRules.MAX), 1L);

        assertThat(errors(ShippingKind.BY_WEIGHT, new ShippingRate(euro(0), 100_000_000L, null, null, null, every)))
                .containsExactly("/rates/0/additional out-of-range");
        assertThat(errors(ShippingKind.BY_VALUE, new ShippingRate(euro(0), null, null, null, null, every)))
                .containsExactly("/rates/0/additional unexpected");
        assertThat(errors(ShippingKind.FLAT, new ShippingRate(euro(0), null, null, null, null, every)))
                .containsExactly("/rates/0/additional unexpected");
    }

    private static List<String> errors(ShippingKind kind, ShippingRate... rates) {
        var method = method(kind, List.of(rates), 0, List.of());
        try {
            ShippingRules.check(SaveShippingMethod.of(method), List.of(EUR));
            return Assertions.fail("not rejected");
        } catch (BadRequestException rejected) {
            return rejected.errors().stream()
                    .map(error -> error.pointer() + " " + error.code())
                    .toList();
        }
    }

    private static ShippingRate rate(String band) {
        return rate(band, ShippingKind.BY_WEIGHT, EUR);
    }

    /// @param text such as `to 2000: 4.90 + 1.20 per 1000`
    private static ShippingRate rate(String text, ShippingKind kind, Currency currency) {
        var parts = text.split(": | \\+ | per ");
        var limit = parts[0].equals("any") ? null : parts[0].substring("to ".length());
        boolean byValue = kind == ShippingKind.BY_VALUE;
        return new ShippingRate(
                money(parts[1], currency),
                kind == ShippingKind.BY_WEIGHT ? number(limit) : null,
                byValue && limit != null ? money(limit, currency) : null,
                kind == ShippingKind.BY_QUANTITY ? number(limit) : null,
                kind == ShippingKind.BY_VOLUME ? number(limit) : null,
                parts.length == 2
                        ? null
                        : new ShippingRate.Additional(
                                money(parts[2], currency),
                                byValue ? money(parts[3], currency).minor() : Long.parseLong(parts[3])));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    private static ShippingMethod method(
            ShippingKind kind, List<ShippingRate> rates, int packagingGrams, List<Money> freeAbove) {
        var now = Instant.parse("2026-11-25T10:00:00Z");
        return new ShippingMethod(
                ShippingMethodId.next(),
                1,
                "parcel",
                ShippingZoneId.next(),
                Map.of("en", "Parcel"),
                kind,
                null,
                DeliveryPlace.ADDRESS,
                rates,
                packagingGrams,
                List.of(),
                freeAbove,
                List.of(),
                ShippingConditions.NONE,
                DeliverySchedule.of(null, ZoneId.of("UTC")),
                1,
                4,
                "standard",
                true,
                now,
                now);
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    private static Money money(String amount, Currency currency) {
        return new Money(
                new BigDecimal(amount)
                        .movePointRight(currency.getDefaultFractionDigits())
                        .longValueExact(),
                currency);
    }
}
