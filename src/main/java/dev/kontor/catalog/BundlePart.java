package dev.kontor.catalog;

import org.jspecify.annotations.Nullable;

/// The data that carts and orders copy from a part of a bundle.
///
/// @param quantity units in one bundle
/// @param title of the product
/// @param variantTitle the option values, such as `Blue / M`; empty for the only variant of a product
/// @param taxCategory code of the tax category
/// @param weightGrams weight of one unit
/// @param shippable whether a unit is shipped
/// @param volumeCm3 volume of one unit in cubic centimetres
/// @param shippingProfile such as `bulky`; absent for normal items
public record BundlePart(
        VariantId variantId,
        ProductId productId,
        int quantity,
        String sku,
        String title,
        String variantTitle,
        String taxCategory,
        long weightGrams,
        boolean shippable,
        long volumeCm3,
        @Nullable String shippingProfile) {}
