package dev.kontor.order.lifecycle;

import dev.kontor.order.NewOrder;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.ShippingComponent;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Explains the shipping price of an order as stored, with amounts in minor units of the currency of
/// the order.
///
/// @param components parts of the price; absent if it is a single price
/// @param deliveryFromOn absent in an order that replaces units of another one, like `deliveryToOn`
/// @param pickup absent if the order is shipped
/// @param carrierPoint where the carrier delivers; absent if it delivers to the address
/// @param taxShares absent for a single tax of the whole zone
/// @param agreedPrice why staff set the price; absent for a price of the shop
public record ShippingFacts(
        String methodId,
        ShippingRule.Basis basis,
        long rateMinor,
        @Nullable Long upToGrams,
        @Nullable Long freeAboveMinor,
        @Nullable List<ShippingComponent> components,
        @Nullable LocalDate deliveryFromOn,
        @Nullable LocalDate deliveryToOn,
        @Nullable Pickup pickup,
        @Nullable CarrierPoint carrierPoint,
        String taxCategory,
        String taxName,
        BigDecimal taxRate,
        @Nullable List<LineTax> taxShares,
        NewOrder.@Nullable AgreedPrice agreedPrice) {

    /// Where the buyer collects the order, with ids as text.
    public record Pickup(String pickupPointId, String locationId, String name, Instant readyFrom) {

        static @Nullable Pickup of(NewOrder.@Nullable Pickup pickup) {
            return pickup == null
                    ? null
                    : new Pickup(
                            pickup.pickupPointId().text(),
                            pickup.locationId().text(),
                            pickup.name(),
                            pickup.readyFrom());
        }
    }

    /// Null without shipping.
    public static @Nullable ShippingFacts of(NewOrder.@Nullable Shipping shipping) {
        if (shipping == null) {
            return null;
        }
        var rule = shipping.rule();
        return new ShippingFacts(
                shipping.methodId().text(),
                rule.basis(),
                rule.rate().minor(),
                rule.upToGrams(),
                rule.freeAbove() == null ? null : rule.freeAbove().minor(),
                rule.components().isEmpty() ? null : rule.components(),
                shipping.deliveryFromOn(),
                shipping.deliveryToOn(),
                Pickup.of(shipping.pickup()),
                shipping.carrierPoint(),
                shipping.taxCategory(),
                shipping.taxName(),
                shipping.taxRate(),
                LineTax.of(shipping.taxShares()),
                null);
    }

    /// Returns what explains the price of a method that staff chose.
    ///
    /// @param agreed absent for the price of the option
    public static ShippingFacts of(ShippingOption option, Taxed taxed, NewOrder.@Nullable AgreedPrice agreed) {
        var rule = option.rule();
        boolean ruled = agreed == null;
        return new ShippingFacts(
                option.id().text(),
                ruled ? rule.basis() : ShippingRule.Basis.FLAT_RATE,
                (ruled ? rule.rate() : option.price()).minor(),
                ruled ? rule.upToGrams() : null,
                ruled && rule.freeAbove() != null ? rule.freeAbove().minor() : null,
                ruled && !rule.components().isEmpty() ? rule.components() : null,
                option.deliveryFromOn(),
                option.deliveryToOn(),
                null,
                null,
                taxed.category(),
                taxed.name(),
                taxed.rate(),
                taxed.shares(),
                agreed);
    }

    /// The tax of a shipping charge.
    ///
    /// @param shares absent for a single tax of the whole zone
    public record Taxed(
            String category,
            String name,
            BigDecimal rate,
            @Nullable List<LineTax> shares) {}

    /// Returns the same shipping with other taxes. What explained another price is dropped.
    public ShippingFacts taxed(Taxed taxed, boolean samePrice) {
        return new ShippingFacts(
                methodId,
                basis,
                rateMinor,
                upToGrams,
                freeAboveMinor,
                samePrice ? components : null,
                deliveryFromOn,
                deliveryToOn,
                pickup,
                carrierPoint,
                taxed.category(),
                taxed.name(),
                taxed.rate(),
                taxed.shares(),
                agreedPrice);
    }

    public @Nullable Money freeAbove(Currency currency) {
        return freeAboveMinor == null ? null : new Money(freeAboveMinor, currency);
    }
}
