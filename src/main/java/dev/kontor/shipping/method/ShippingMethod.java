package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.shipping.ShippingRule.Basis;
import dev.kontor.shipping.ShippingZoneId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A way of shipping parcels into one zone, with its prices.
///
/// @param names by language tag
/// @param freeAbove value of the goods from which shipping is free, at most one per currency
record ShippingMethod(
        ShippingMethodId id,
        long version,
        String code,
        ShippingZoneId zoneId,
        Map<String, String> names,
        ShippingKind kind,
        List<ShippingRate> rates,
        List<Money> freeAbove,
        int minDays,
        int maxDays,
        String taxCategory,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    /// Calculates the price of a parcel into the zone of the method.
    ///
    /// @param value of the goods
    ShippingQuote quote(Money value, long weightGrams) {
        if (!active) {
            return new ShippingQuote.Excluded(ShippingExclusion.NOT_ACTIVE);
        }
        var inCurrency = rates.stream()
                .filter(rate -> rate.price().currency().equals(value.currency()))
                .toList();
        if (inCurrency.isEmpty()) {
            return new ShippingQuote.Excluded(ShippingExclusion.NO_PRICE_IN_CURRENCY);
        }
        return inCurrency.stream()
                .filter(rate -> rate.covers(weightGrams))
                .min(Comparator.comparing(ShippingRate::upToGrams, Comparator.nullsLast(Comparator.naturalOrder())))
                .<ShippingQuote>map(rate -> offer(rate, value))
                .orElseGet(() -> new ShippingQuote.Excluded(ShippingExclusion.TOO_HEAVY));
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

    private ShippingQuote.Offered offer(ShippingRate rate, Money value) {
        var basis = rate.upToGrams() == null ? Basis.FLAT_RATE : Basis.WEIGHT_RATE;
        return freeAbove.stream()
                .filter(limit -> limit.currency().equals(value.currency()) && !value.isLessThan(limit))
                .findFirst()
                .map(limit -> new ShippingQuote.Offered(
                        Money.zero(value.currency()),
                        new ShippingRule(Basis.FREE_ABOVE, rate.price(), rate.upToGrams(), limit)))
                .orElseGet(() -> new ShippingQuote.Offered(
                        rate.price(), new ShippingRule(basis, rate.price(), rate.upToGrams(), null)));
    }
}
