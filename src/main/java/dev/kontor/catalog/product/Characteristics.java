package dev.kontor.catalog.product;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.input.BuyerInput;
import dev.kontor.catalog.type.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The classification of a product: its type and brand, attributes, tags and buyer inputs.
///
/// @param attributes by code; the product type defines which ones are allowed
/// @param tags words by which staff group products, in alphabetical order
/// @param inputs what buyers can enter for each unit
public record Characteristics(
        @Nullable ProductTypeId type,
        Attributes attributes,
        @Nullable BrandId brand,
        List<String> tags,
        List<BuyerInput> inputs) {

    static final int MAX_TAGS = 50;
    static final Characteristics NONE = new Characteristics(null, Attributes.NONE, null, List.of(), List.of());

    public Characteristics {
        tags = tags.stream().distinct().sorted().toList();
        inputs = List.copyOf(inputs);
    }

    public Characteristics withAttributes(Attributes changed) {
        return new Characteristics(type, changed, brand, tags, inputs);
    }
}
