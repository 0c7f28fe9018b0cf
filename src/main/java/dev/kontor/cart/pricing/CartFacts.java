package dev.kontor.cart.pricing;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.shared.address.Destination;
import dev.kontor.shipping.Shipping;
import dev.kontor.tax.TaxBuyer;
import dev.kontor.tax.TaxRules;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What other modules answered about a cart during one request, so that a request that prices a cart twice queries them
/// once. Never outlives its transaction; not safe for concurrent use.
public final class CartFacts {

    private @Nullable Variants variants;
    private @Nullable Prices prices;
    private @Nullable Taxes taxes;
    private @Nullable Offers offers;

    private record Variants(
            Set<VariantId> asked, Locale locale, String channel, Map<VariantId, SellableVariant> found) {

        boolean answers(Collection<VariantId> ids, Locale wantedLocale, String wantedChannel) {
            return asked.containsAll(ids) && locale.equals(wantedLocale) && channel.equals(wantedChannel);
        }
    }

    private record Prices(
            Map<VariantId, Integer> asked,
            Currency currency,
            String channel,
            PriceBuyer buyer,
            Map<VariantId, Price> found) {

        boolean answers(
                Map<VariantId, Integer> quantities, Currency wantedCurrency, String wantedChannel, PriceBuyer by) {
            return asked.entrySet().containsAll(quantities.entrySet())
                    && currency.equals(wantedCurrency)
                    && channel.equals(wantedChannel)
                    && buyer.equals(by);
        }
    }

    private record Taxes(List<Destination> asked, TaxBuyer buyer, String channel, Map<Destination, TaxRules> found) {}

    private record Offers(List<Shipping.Parcel> asked, List<Shipping.Offer> found) {}

    /// The variants as sold in the channel.
    public Map<VariantId, SellableVariant> variants(
            Collection<VariantId> ids, Locale locale, String channel, Supplier<Map<VariantId, SellableVariant>> query) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var known = variants;
        if (known == null || !known.answers(ids, locale, channel)) {
            known = new Variants(Set.copyOf(ids), locale, channel, query.get());
            variants = known;
        }
        return only(known.found(), ids);
    }

    /// Adds the answer to a query for variants.
    ///
    /// @param ids the requested ids; more variants may have been found by SKU
    public void know(Collection<VariantId> ids, Locale locale, String channel, Map<VariantId, SellableVariant> found) {
        var asked = new HashSet<>(ids);
        asked.addAll(found.keySet());
        variants = new Variants(asked, locale, channel, found);
    }

    /// The prices of these quantities.
    public Map<VariantId, Price> prices(
            Map<VariantId, Integer> quantities,
            Currency currency,
            String channel,
            PriceBuyer buyer,
            Supplier<Map<VariantId, Price>> query) {
        if (quantities.isEmpty()) {
            return Map.of();
        }
        var known = prices;
        if (known == null || !known.answers(quantities, currency, channel, buyer)) {
            known = new Prices(Map.copyOf(quantities), currency, channel, buyer, query.get());
            prices = known;
        }
        return only(known.found(), quantities.keySet());
    }

    Map<Destination, TaxRules> taxes(
            List<Destination> places, TaxBuyer buyer, String channel, Supplier<Map<Destination, TaxRules>> query) {
        var known = taxes;
        if (known == null
                || !known.asked().equals(places)
                || !known.buyer().equals(buyer)
                || !known.channel().equals(channel)) {
            known = new Taxes(places, buyer, channel, query.get());
            taxes = known;
        }
        return known.found();
    }

    List<Shipping.Offer> offers(List<Shipping.Parcel> parcels, Supplier<List<Shipping.Offer>> query) {
        var known = offers;
        if (known == null || !known.asked().equals(parcels)) {
            known = new Offers(parcels, query.get());
            offers = known;
        }
        return known.found();
    }

    private static <T> Map<VariantId, T> only(Map<VariantId, T> found, Collection<VariantId> ids) {
        var wanted = new HashMap<VariantId, T>();
        for (var id : ids) {
            var value = found.get(id);
            if (value != null) {
                wanted.put(id, value);
            }
        }
        return wanted;
    }
}
