package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A variant with all its fields, for staff.
///
/// @param version of the product, which increases with each change of a variant
/// @param title the option values, such as `Blue / M`; empty for the only variant of a product
/// @param volumeCm3 of one unit in cubic centimetres; 0 if not known
/// @param shippingProfile profile with separate shipping rates, such as `bulky`
/// @param attributes values by code, as defined by the product type
/// @param position position among the variants of the product, from 0
public record VariantDetails(
        VariantId id,
        ProductId productId,
        @Schema(example = "3") long version,
        @Schema(example = "CUP-BLUE") String sku,
        @Schema(example = "4006381333931") @Nullable String barcode,
        @Schema(example = "Blue") String title,
        @Schema(example = "{\"Colour\":\"Blue\"}") Map<String, String> options,
        @Schema(example = "250") long weightGrams,
        boolean shippable,
        @Schema(example = "12000") long volumeCm3,
        @Schema(example = "bulky") @Nullable String shippingProfile,
        @Schema(example = "{\"size_cm\":42}") Map<String, JsonNode> attributes,
        int position)
        implements Versioned {

    public static VariantDetails of(Variant variant, Product product) {
        return new VariantDetails(
                variant.id(),
                product.id(),
                product.version(),
                variant.sku(),
                variant.barcode(),
                variant.title(),
                options(variant, product.content().options()),
                variant.weightGrams(),
                variant.shippable(),
                variant.volumeCm3(),
                variant.shippingProfile(),
                variant.attributes().values(),
                product.content().variants().indexOf(variant));
    }

    public static List<VariantDetails> all(Product product) {
        return product.content().variants().stream()
                .map(variant -> of(variant, product))
                .toList();
    }

    static Map<String, String> options(Variant variant, List<ProductOption> offered) {
        var options = new LinkedHashMap<String, String>();
        for (int index = 0; index < offered.size(); index++) {
            options.put(offered.get(index).name(), variant.optionValues().get(index));
        }
        return options;
    }
}
