package dev.kontor.catalog.product;

import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.type.Attributes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of a variant that can be changed.
///
/// @param volumeCm3 volume of one unit in cubic centimetres; 0 if not known
/// @param shippingProfile profile with separate shipping rates, such as `bulky`; `null` removes it
/// @param position position among the variants of the product, from 0
/// @param attributes values by code; `null` removes one
public record ChangeVariant(
        @Schema(example = "CUP-BLUE") @NotNull @Size(max = 64) @Pattern(regexp = CreateVariant.SKU)
        String sku,

        @Schema(example = "4006381333931") @Barcode @Size(min = 1, max = 64) @Nullable
        String barcode,

        @Schema(example = "{\"Colour\":\"Blue\"}") @NotNull @Size(max = ProductContent.MAX_OPTIONS)
        Map<@NotBlank @Size(max = 50) String, @NotNull @Size(max = 100) String> options,

        @Schema(example = "250") @NotNull @Min(0) @Max(10_000_000)
        Long weightGrams,

        @Schema(example = "true") @NotNull Boolean shippable,

        @Schema(example = "12000") @NotNull @Min(0) @Max(1_000_000_000)
        Long volumeCm3,

        @Schema(example = "bulky") @Pattern(regexp = CreateVariant.PROFILE) @Nullable
        String shippingProfile,

        @Schema(example = "0") @NotNull @Min(0) @Max(ProductContent.MAX_VARIANTS)
        Integer position,

        @Schema(example = "{\"size_cm\":42}") @Size(max = 100) @Nullable
        Map<@NotBlank @Size(max = 40) String, @NotNull JsonNode> attributes) {

    public static ChangeVariant of(Variant variant, Product product) {
        return new ChangeVariant(
                variant.sku(),
                variant.barcode(),
                VariantDetails.options(variant, product.content().options()),
                variant.weightGrams(),
                variant.shippable(),
                variant.volumeCm3(),
                variant.shippingProfile(),
                product.content().variants().indexOf(variant),
                variant.attributes().values());
    }

    public Variant variant(VariantId id, List<ProductOption> offered) {
        return new Variant(
                id,
                sku,
                barcode,
                CreateVariant.values(sku, options, offered),
                weightGrams,
                shippable,
                volumeCm3,
                shippingProfile,
                Attributes.of(attributes));
    }
}
