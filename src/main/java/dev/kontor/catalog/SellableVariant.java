package dev.kontor.catalog;

import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.input.InputValues;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The data that carts and orders copy from a variant.
///
/// @param title of the product
/// @param variantTitle the option values, such as `Blue / M`; empty for the only variant of a product
/// @param imageUrl path of the main picture
/// @param taxCategory code of the tax category, such as `standard`
/// @param weightGrams weight of one unit; 0 if it is not shipped; for a bundle, the sum of its parts
/// @param shippable whether a unit is shipped; for a bundle, whether one of its parts is
/// @param volumeCm3 volume of one unit in cubic centimetres; for a bundle, the sum of its parts
/// @param shippingProfile such as `bulky`, absent for normal items; a bundle without one has that of its first
///     shipped part with a profile
/// @param published whether it can be bought now, in the requested channel if there is one
/// @param inputs what buyers can enter for each unit
/// @param parts parts of a bundle in display order; otherwise empty
/// @param giftCard absent unless it is a gift card, which is neither shipped nor in stock
/// @param custom whether staff entered it for one order: it is not in the catalogue and needs no stock
public record SellableVariant(
        VariantId id,
        ProductId productId,
        String sku,
        String title,
        String variantTitle,
        String slug,
        @Nullable String imageUrl,
        String taxCategory,
        long weightGrams,
        boolean shippable,
        long volumeCm3,
        @Nullable String shippingProfile,
        boolean published,
        List<BuyerInput> inputs,
        List<BundlePart> parts,
        @Nullable GiftCardTerms giftCard,
        boolean custom) {

    /// The maximum number of units of one item of a cart, an order or a wishlist.
    public static final int MAX_UNITS = 999;

    public SellableVariant {
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
    }

    /// An item that staff sell without a product, such as a service.
    ///
    /// @param id of the line, because there is no variant
    /// @param sku empty if it has none
    public static SellableVariant custom(
            VariantId id, String sku, String title, String taxCategory, boolean shippable, long weightGrams) {
        return new SellableVariant(
                id,
                new ProductId(id.value()),
                sku,
                title,
                "",
                "",
                null,
                taxCategory,
                weightGrams,
                shippable,
                0,
                null,
                true,
                List.of(),
                List.of(),
                null,
                true);
    }

    /// Returns the SKU, or the title of a custom line without one.
    public String label() {
        return sku.isEmpty() ? title : sku;
    }

    /// Returns the price of a unit with these inputs in minor units; empty if one of them has no price in
    /// the currency.
    ///
    /// @param listedMinor price without inputs; a chosen value of a gift card replaces it
    public Optional<Long> unitPriceMinor(Map<String, String> entered, long listedMinor, Currency currency) {
        return giftCard == null
                ? InputValues.surchargeMinor(inputs, entered, currency).map(more -> Math.addExact(listedMinor, more))
                : Optional.of(
                        giftCard.chosen(entered, currency).map(Money::minor).orElse(listedMinor));
    }

    /// Returns the maximum number of units of one item.
    public int maxUnits() {
        return giftCard == null ? MAX_UNITS : GiftCardTerms.MAX_UNITS;
    }

    /// Returns the stock that the given number of units consumes, by variant: for a bundle, that of its parts.
    public Map<VariantId, Integer> units(int quantity) {
        if (giftCard != null || custom) {
            return Map.of();
        }
        return parts.isEmpty()
                ? Map.of(id, quantity)
                : parts.stream()
                        .collect(Collectors.toMap(
                                BundlePart::variantId, part -> Math.multiplyExact(part.quantity(), quantity)));
    }

    /// Returns the part of that stock that is shipped or collected.
    public Map<VariantId, Integer> shippedUnits(int quantity) {
        if (parts.isEmpty()) {
            return shippable && !custom ? Map.of(id, quantity) : Map.of();
        }
        return parts.stream()
                .filter(BundlePart::shippable)
                .collect(
                        Collectors.toMap(BundlePart::variantId, part -> Math.multiplyExact(part.quantity(), quantity)));
    }
}
