package dev.kontor.promotion.engine;

import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The items and the shipping to which promotions are applied. Its items are in an order that depends on their
/// content only.
///
/// @param country absent if it is not known
/// @param localTime the time in the shop's time zone
/// @param groups of the customer
/// @param paymentMethod code of the selected payment method; absent if none is selected
/// @param orderNumber the number that the order would have among the buyer's orders; absent if the buyer is
///     unknown
public record Basket(
        Currency currency,
        String channel,
        @Nullable String country,
        LocalDateTime localTime,
        Set<CustomerGroupId> groups,
        @Nullable String paymentMethod,
        @Nullable Integer orderNumber,
        List<Item> items,
        List<Shipment> shipments) {

    private static final Comparator<Item> ORDER = Comparator.comparingLong(Item::unitMinor)
            .reversed()
            .thenComparing(item -> item.variantId().value())
            .thenComparing(Item::quantity, Comparator.reverseOrder())
            .thenComparing(Item::reference);

    public Basket {
        items = items.stream().sorted(ORDER).toList();
        shipments = shipments.stream()
                .sorted(Comparator.comparing(Shipment::reference))
                .toList();
    }

    /// Units of a variant.
    ///
    /// @param reference identifies it for the caller
    /// @param reduced whether its price is reduced
    public record Item(
            String reference,
            VariantId variantId,
            ProductId productId,
            long unitMinor,
            int quantity,
            boolean reduced,
            ProductFacts facts) {

        long valueMinor() {
            return Math.multiplyExact(unitMinor, (long) quantity);
        }

        private Item with(int units) {
            return new Item(reference, variantId, productId, unitMinor, units, reduced, facts);
        }
    }

    /// A shipping charge.
    ///
    /// @param method code of the method
    public record Shipment(String reference, String method, long minor) {}

    /// The basket without the given number of units of a variant.
    Basket without(VariantId variant, int units) {
        var rest = new ArrayList<Item>();
        int left = units;
        for (var item : items) {
            int taken = item.variantId().equals(variant) ? Math.min(left, item.quantity()) : 0;
            left -= taken;
            if (taken < item.quantity()) {
                rest.add(taken == 0 ? item : item.with(item.quantity() - taken));
            }
        }
        return new Basket(currency, channel, country, localTime, groups, paymentMethod, orderNumber, rest, shipments);
    }
}
