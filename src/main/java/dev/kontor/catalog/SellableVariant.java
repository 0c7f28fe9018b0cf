package dev.kontor.catalog;

import dev.kontor.catalog.input.BuyerInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a cart and an order copy of a variant.
///
/// @param title of the product
/// @param variantTitle the option values, such as `Blue / M`; empty for the only variant of a product
/// @param imageUrl path of the first picture
/// @param taxCategory code of the tax category, such as `standard`
/// @param weightGrams weight of one unit; 0 if it is not shipped; of a bundle, that of its parts
/// @param shippable whether a unit is sent by parcel; of a bundle, whether one of its parts is
/// @param published whether it can be bought now, in the channel if one was named
/// @param inputs what buyers are asked about each unit
/// @param parts what it is made of, in the order in which they are shown; empty unless it is a bundle
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
        boolean published,
        List<BuyerInput> inputs,
        List<BundlePart> parts) {

    public SellableVariant {
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
    }

    /// What leaves the stock for so many units, by variant: of a bundle, its parts.
    public Map<VariantId, Integer> units(int quantity) {
        return parts.isEmpty()
                ? Map.of(id, quantity)
                : parts.stream()
                        .collect(Collectors.toMap(
                                BundlePart::variantId, part -> Math.multiplyExact(part.quantity(), quantity)));
    }
}
