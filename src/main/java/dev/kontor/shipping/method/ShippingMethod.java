package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import dev.kontor.shipping.Shipping.Contents;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.shipping.ShippingRule.Basis;
import dev.kontor.shipping.ShippingZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A shipping method with all its fields, for staff.
@Schema(name = "ShippingMethodDetails")
record ShippingMethod(
        ShippingMethodId id,
        @Schema(example = "3") long version,
        @Schema(example = "standard") String code,
        ShippingZoneId zoneId,
        @Schema(example = "{\"en\":\"Standard\"}") Map<String, String> names,
        ShippingKind kind,
        List<ShippingRate> rates,
        @Schema(example = "150") int packagingGrams,
        List<Money> freeAbove,
        @Schema(example = "2") int minDays,
        @Schema(example = "4") int maxDays,
        @Schema(example = "standard") String taxCategory,
        @Schema(example = "true") boolean active,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /// Calculates the price of a parcel into the zone of the method.
    ///
    /// @param value of the goods; determines whether shipping is free
    ShippingQuote quote(Money value, Contents contents) {
        if (!active) {
            return new ShippingQuote.Excluded(ShippingExclusion.NOT_ACTIVE);
        }
        var inCurrency = rates.stream()
                .filter(rate -> rate.price().currency().equals(value.currency()))
                .toList();
        if (inCurrency.isEmpty()) {
            return new ShippingQuote.Excluded(ShippingExclusion.NO_PRICE_IN_CURRENCY);
        }
        return ShippingTariff.charge(kind, inCurrency, contents, packagingGrams)
                .<ShippingQuote>map(charge -> offer(charge, value))
                .orElseGet(() -> new ShippingQuote.Excluded(kind.exceeded()));
    }

    /// Returns the name in the language, else in the fallback, else in any language.
    String name(Locale locale, Locale fallback) {
        for (var tag : List.of(
                locale.toLanguageTag(), locale.getLanguage(), fallback.toLanguageTag(), fallback.getLanguage())) {
            var name = names.get(tag);
            if (name != null) {
                return name;
            }
        }
        return names.entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(code);
    }

    private ShippingQuote.Offered offer(ShippingTariff.Charge charge, Money value) {
        var upToGrams = charge.rate().upToGrams();
        return freeAbove.stream()
                .filter(limit -> limit.currency().equals(value.currency()) && !value.isLessThan(limit))
                .findFirst()
                .map(limit -> new ShippingQuote.Offered(
                        Money.zero(value.currency()),
                        new ShippingRule(Basis.FREE_ABOVE, charge.amount(), upToGrams, limit)))
                .orElseGet(() -> new ShippingQuote.Offered(
                        charge.amount(),
                        new ShippingRule(kind.basis(), charge.amount(), upToGrams, null, charge.components())));
    }
}
