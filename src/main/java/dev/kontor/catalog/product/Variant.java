package dev.kontor.catalog.product;

import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.type.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a product, identified by a SKU.
///
/// @param optionValues one for each option of the product, in the order of the options
/// @param weightGrams of one unit
/// @param shippable whether it is shipped
/// @param volumeCm3 of one unit in cubic centimetres; 0 if not known
/// @param shippingProfile such as `bulky`; absent for normal items
/// @param attributes by code; the product type defines which ones are allowed
public record Variant(
        VariantId id,
        String sku,
        @Nullable String barcode,
        List<String> optionValues,
        long weightGrams,
        boolean shippable,
        long volumeCm3,
        @Nullable String shippingProfile,
        Attributes attributes) {

    /// Returns the option values as a label: `Blue / M`.
    String title() {
        return String.join(" / ", optionValues);
    }

    Variant withOptionValues(List<String> changed) {
        return new Variant(id, sku, barcode, changed, weightGrams, shippable, volumeCm3, shippingProfile, attributes);
    }

    Variant withAttributes(Attributes changed) {
        return new Variant(id, sku, barcode, optionValues, weightGrams, shippable, volumeCm3, shippingProfile, changed);
    }
}
