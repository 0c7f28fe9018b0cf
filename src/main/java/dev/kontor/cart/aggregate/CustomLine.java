package dev.kontor.cart.aggregate;

import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import org.jspecify.annotations.Nullable;

/// Something that staff sell in a draft order without a product. Its price is the entered price of the item.
///
/// @param sku of the shop or of another system; absent if it has none
/// @param taxCategory code of the tax category
/// @param shippable whether it is shipped or collected
/// @param weightGrams weight of a unit; 0 if it is not shipped
public record CustomLine(String title, @Nullable String sku, String taxCategory, boolean shippable, long weightGrams) {

    public static final int MAX_TITLE = 200;
    public static final int MAX_SKU = 64;
    public static final long MAX_WEIGHT_GRAMS = 10_000_000L;

    /// The line as if the catalogue sold it, so that it is priced, taxed and shipped like a variant.
    SellableVariant sold(VariantId id) {
        return SellableVariant.custom(id, sku == null ? "" : sku, title, taxCategory, shippable, weightGrams);
    }
}
