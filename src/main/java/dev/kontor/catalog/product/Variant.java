package dev.kontor.catalog.product;

import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.type.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a product: what has a SKU.
///
/// @param optionValues one for each option of the product, in their order
/// @param weightGrams of one unit
/// @param shippable whether it is sent by parcel
/// @param attributes by code; the type of the product says which there can be
public record Variant(
        VariantId id,
        String sku,
        @Nullable String barcode,
        List<String> optionValues,
        long weightGrams,
        boolean shippable,
        Attributes attributes) {

    /// The option values as shown to people: `Blue / M`.
    String title() {
        return String.join(" / ", optionValues);
    }

    Variant withAttributes(Attributes changed) {
        return new Variant(id, sku, barcode, optionValues, weightGrams, shippable, changed);
    }
}
