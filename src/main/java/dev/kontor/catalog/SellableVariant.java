package dev.kontor.catalog;

import dev.kontor.catalog.input.BuyerInput;
import java.util.List;
import java.util.Map;
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
        List<BundlePart> parts) {

    public SellableVariant {
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
    }

    /// Returns the stock that so many units consume, by variant: for a bundle, that of its parts.
    public Map<VariantId, Integer> units(int quantity) {
        return parts.isEmpty()
                ? Map.of(id, quantity)
                : parts.stream()
                        .collect(Collectors.toMap(
                                BundlePart::variantId, part -> Math.multiplyExact(part.quantity(), quantity)));
    }

    /// Returns the part of that stock that is shipped or collected.
    public Map<VariantId, Integer> shippedUnits(int quantity) {
        if (parts.isEmpty()) {
            return shippable ? Map.of(id, quantity) : Map.of();
        }
        return parts.stream()
                .filter(BundlePart::shippable)
                .collect(
                        Collectors.toMap(BundlePart::variantId, part -> Math.multiplyExact(part.quantity(), quantity)));
    }
}
