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

/// A new variant.
///
/// @param sku unique in the shop
/// @param barcode printed barcode; 8, 12, 13 or 14 digits must be a GTIN with a correct check digit
/// @param options a value for each option of the product, by option name
/// @param weightGrams weight of one unit; 0 if absent
/// @param shippable whether it is shipped; true if absent
/// @param volumeCm3 volume of one unit in cubic centimetres; 0 if absent
/// @param shippingProfile profile with separate shipping rates, such as `bulky`; none if absent
/// @param attributes values by code, as defined by the product type
public record CreateVariant(
        @Schema(example = "CUP-BLUE") @NotNull @Size(max = 64) @Pattern(regexp = CreateVariant.SKU)
        String sku,

        @Schema(example = "4006381333931") @Barcode @Size(min = 1, max = 64) @Nullable
        String barcode,

        @Schema(example = "{\"Colour\":\"Blue\"}") @Size(max = ProductContent.MAX_OPTIONS) @Nullable
        Map<@NotBlank @Size(max = 50) String, @NotNull @Size(max = 100) String> options,

        @Schema(example = "250") @Min(0) @Max(10_000_000) @Nullable
        Long weightGrams,

        @Schema(example = "true") @Nullable Boolean shippable,

        @Schema(example = "12000") @Min(0) @Max(1_000_000_000) @Nullable
        Long volumeCm3,

        @Schema(example = "bulky") @Pattern(regexp = CreateVariant.PROFILE) @Nullable
        String shippingProfile,

        @Schema(example = "{\"size_cm\":42}") @Size(max = 100) @Nullable
        Map<@NotBlank @Size(max = 40) String, @NotNull JsonNode> attributes) {

    static final String PROFILE = "[a-z0-9][a-z0-9-]{0,39}";
    static final String SKU = "[A-Za-z0-9][A-Za-z0-9._-]*";

    public Variant variant(VariantId id, List<ProductOption> offered) {
        return new Variant(
                id,
                sku,
                barcode,
                values(sku, options == null ? Map.of() : options, offered),
                weightGrams == null ? 0 : weightGrams,
                shippable == null || shippable,
                volumeCm3 == null ? 0 : volumeCm3,
                shippingProfile,
                Attributes.of(attributes));
    }

    /// Returns the option values in the order of the options.
    static List<String> values(String sku, Map<String, String> chosen, List<ProductOption> offered) {
        var names = offered.stream().map(ProductOption::name).toList();
        if (chosen.size() != names.size() || !chosen.keySet().containsAll(names)) {
            throw ProductContent.refusal(
                    "The variant %s needs exactly one value for each option of the product.".formatted(sku));
        }
        return names.stream().map(chosen::get).toList();
    }
}
