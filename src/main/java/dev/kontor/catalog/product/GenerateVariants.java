package dev.kontor.catalog.product;

import dev.kontor.catalog.Slug;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.type.Attributes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A request to create variants for all option combinations that have none.
///
/// @param skuPrefix prefix of the generated SKUs; the option values follow it
/// @param weightGrams weight of one unit; 0 if absent
/// @param shippable whether they are shipped; true if absent
/// @param volumeCm3 volume of one unit in cubic centimetres; 0 if absent
/// @param shippingProfile profile with separate shipping rates, such as `bulky`; none if absent
public record GenerateVariants(
        @Schema(example = "SHIRT") @NotNull @Size(max = 30) @Pattern(regexp = CreateVariant.SKU)
        String skuPrefix,

        @Schema(example = "250") @Min(0) @Max(10_000_000) @Nullable
        Long weightGrams,

        @Schema(example = "true") @Nullable Boolean shippable,

        @Schema(example = "12000") @Min(0) @Max(1_000_000_000) @Nullable
        Long volumeCm3,

        @Schema(example = "bulky") @Pattern(regexp = CreateVariant.PROFILE) @Nullable
        String shippingProfile) {

    private static final int MAX_SKU_LENGTH = 64;

    /// Returns the missing variants in the order of the options.
    public List<Variant> missing(ProductContent content) {
        if (content.options().isEmpty()) {
            throw ProductContent.refusal("The product has no options. Add options first.");
        }
        long combinations = content.options().stream()
                .mapToLong(option -> option.values().size())
                .reduce(1, Math::multiplyExact);
        if (combinations > ProductContent.MAX_VARIANTS) {
            throw ProductContent.refusal("The options have %d combinations; a product can have at most %d variants."
                    .formatted(combinations, ProductContent.MAX_VARIANTS));
        }
        var known = content.variants().stream().map(Variant::optionValues).collect(Collectors.toSet());
        var skus = content.variants().stream().map(Variant::sku).collect(Collectors.toCollection(HashSet::new));
        return combinations(content.options()).stream()
                .filter(values -> !known.contains(values))
                .map(values -> variant(values, skus))
                .toList();
    }

    private Variant variant(List<String> values, Set<String> skus) {
        return new Variant(
                VariantId.next(),
                sku(values, skus),
                null,
                values,
                weightGrams == null ? 0 : weightGrams,
                shippable == null || shippable,
                volumeCm3 == null ? 0 : volumeCm3,
                shippingProfile,
                Attributes.NONE);
    }

    private String sku(List<String> values, Set<String> taken) {
        var stem = values.stream()
                .map(value -> Slug.of(value, "x").text().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("-", skuPrefix + "-", ""));
        var cut = stem.length() > MAX_SKU_LENGTH - 4 ? stem.substring(0, MAX_SKU_LENGTH - 4) : stem;
        var sku = cut;
        for (int number = 2; !taken.add(sku); number++) {
            sku = cut + "-" + number;
        }
        return sku;
    }

    private static List<List<String>> combinations(List<ProductOption> options) {
        List<List<String>> combinations = List.of(List.of());
        for (var option : options) {
            var longer = new ArrayList<List<String>>();
            for (var combination : combinations) {
                for (var value : option.values()) {
                    var next = new ArrayList<>(combination);
                    next.add(value);
                    longer.add(List.copyOf(next));
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
