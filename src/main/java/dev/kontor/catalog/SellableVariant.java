package dev.kontor.catalog;

import org.jspecify.annotations.Nullable;

/// What a cart and an order copy of a variant.
///
/// @param title of the product
/// @param variantTitle the option values, such as `Blue / M`; empty for the only variant of a product
/// @param imageUrl path of the first picture
/// @param taxCategory code of the tax category, such as `standard`
/// @param weightGrams weight of one unit; 0 if it is not shipped
/// @param shippable whether a unit is sent by parcel
/// @param published whether it can be bought now
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
        boolean published) {}
