package dev.kontor.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cart and an order copy of a variant.
///
/// @param title of the product
/// @param variantTitle the option values, such as `Blue / M`; empty for the only variant of a product
/// @param imageUrl path of the first picture
/// @param taxCategory code of the tax category, such as `standard`
/// @param weightGrams weight of one unit; 0 if it is not shipped
/// @param shippable whether a unit is sent by parcel
/// @param published whether it can be bought now, in the channel if one was named
/// @param inputs what buyers are asked about each unit
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
        List<BuyerInput> inputs) {

    public SellableVariant {
        inputs = List.copyOf(inputs);
    }
}
