package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.Cart;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.inventory.Availability;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.shared.address.Destination;
import dev.kontor.shipping.Shipping;
import dev.kontor.tax.TaxBuyer;
import dev.kontor.tax.TaxRules;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The answers of other modules about a cart during one request, so that a request that prices a cart twice
/// queries them once. Never outlives its transaction; not safe for concurrent use.
public final class CartFacts {

    private final boolean shownLater;
    private @Nullable Groups groups;
    private @Nullable Items items;
    private @Nullable Taxes taxes;
    private @Nullable Offers offers;

    private CartFacts(boolean shownLater) {
        this.shownLater = shownLater;
    }

    public CartFacts() {
        this(false);
    }

    /// Facts of a request that shows the cart in the end, so that stock is read with the items.
    public static CartFacts shownLater() {
        return new CartFacts(true);
    }

    /// @param asked the requested variants
    /// @param variants the existing ones
    /// @param quantities for which the prices were read
    /// @param stock of the variants and of their parts; null if it was not read
    private record Items(
            Set<VariantId> asked,
            Locale locale,
            String channel,
            Currency currency,
            PriceBuyer buyer,
            Map<VariantId, SellableVariant> variants,
            Map<VariantId, Integer> quantities,
            Map<VariantId, Price> prices,
            @Nullable Map<VariantId, Availability> stock) {

        boolean isOf(Cart cart, PriceBuyer by) {
            return locale.equals(cart.locale())
                    && channel.equals(cart.draft().channel())
                    && currency.equals(cart.currency())
                    && buyer.equals(by);
        }

        boolean hasPrices(Map<VariantId, Integer> wanted) {
            return quantities.entrySet().containsAll(wanted.entrySet());
        }
    }

    private record Taxes(List<Destination> asked, TaxBuyer buyer, String channel, Map<Destination, TaxRules> found) {}

    private record Offers(List<Shipping.Parcel> asked, List<Shipping.Offer> found) {}

    private record Groups(CustomerId customer, List<CustomerGroupId> found) {}

    List<CustomerGroupId> groups(CustomerId customer, Supplier<List<CustomerGroupId>> query) {
        var known = groups;
        if (known == null || !known.customer().equals(customer)) {
            known = new Groups(customer, query.get());
            groups = known;
        }
        return known.found();
    }

    /// Adds the groups of a customer that were read with other facts.
    public void know(CustomerId customer, List<CustomerGroupId> found) {
        groups = new Groups(customer, List.copyOf(found));
    }

    boolean isShownLater() {
        return shownLater;
    }

    /// Whether the variants and their prices for these quantities are known.
    boolean answers(Cart cart, PriceBuyer buyer, Map<VariantId, Integer> wanted) {
        var known = items;
        return wanted.isEmpty()
                || known != null
                        && known.isOf(cart, buyer)
                        && known.asked().containsAll(wanted.keySet())
                        && known.hasPrices(wanted);
    }

    /// Replaces what is known about items.
    ///
    /// @param ids the requested ids; more variants may have been found by SKU
    /// @param stocked whether stock was read
    void know(Cart cart, PriceBuyer buyer, Set<VariantId> ids, List<CartItemQueries.Row> rows, boolean stocked) {
        var asked = new HashSet<>(ids);
        var variants = new LinkedHashMap<VariantId, SellableVariant>();
        var quantities = new HashMap<VariantId, Integer>();
        var prices = new HashMap<VariantId, Price>();
        var stock = new HashMap<VariantId, Availability>();
        for (var row : rows) {
            var id = row.variantId();
            quantities.put(id, row.quantity());
            if (row.sellable() != null) {
                asked.add(id);
                variants.put(id, row.sellable().variant());
            }
            if (row.price() != null) {
                prices.put(id, row.price().price(cart.currency()));
            }
            stock.put(id, row.stock() == null ? Availability.NOTHING : row.stock());
        }
        items = new Items(
                asked,
                cart.locale(),
                cart.draft().channel(),
                cart.currency(),
                buyer,
                variants,
                quantities,
                prices,
                stocked ? stock : null);
    }

    /// The known variants.
    Map<VariantId, SellableVariant> variants() {
        var known = items;
        return known == null ? Map.of() : known.variants();
    }

    /// The prices of these quantities.
    Map<VariantId, Price> prices(
            Cart cart, PriceBuyer buyer, Map<VariantId, Integer> quantities, Supplier<Map<VariantId, Price>> query) {
        if (quantities.isEmpty()) {
            return Map.of();
        }
        var known = items;
        return known != null && known.isOf(cart, buyer) && known.hasPrices(quantities) ? known.prices() : query.get();
    }

    /// The availability of the variants, without a pickup point.
    Map<VariantId, Availability> stock(Set<VariantId> ids, Supplier<Map<VariantId, Availability>> query) {
        var known = items;
        return known != null && known.stock() != null && known.stock().keySet().containsAll(ids)
                ? known.stock()
                : query.get();
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
}
