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

/// One way to send a parcel into one zone: knows its price for every parcel.
///
/// @param names by language tag
/// @param freeAbove at most one per currency: from that value of the goods on the method costs nothing
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

    /// The price for a parcel into the method's own zone.
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

    /// The name in that language, else in the fallback, else in any.
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
