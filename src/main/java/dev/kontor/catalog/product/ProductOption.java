package dev.kontor.catalog.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shared.problem.JsonPointers;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An option in which the variants of a product differ. Its name and values are in the default language;
/// variants and filters use them as keys in every language.
///
/// @param values in display order
/// @param names the name in other languages of the shop, by BCP 47 tag; unchanged if absent
/// @param labels the values in other languages, by value and BCP 47 tag; unchanged if absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProductOption(
        @Schema(example = "Colour") @NotBlank @Size(max = 50)
        String name,

        @Schema(example = "[\"Blue\",\"Red\"]") @NotEmpty @Size(max = 100)
        List<@NotBlank @Size(max = 100) String> values,

        @Schema(example = "{\"de\":\"Farbe\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotBlank @Size(max = 50) String> names,

        @Schema(example = "{\"Blue\":{\"de\":\"Blau\"},\"Red\":{\"de\":\"Rot\"}}") @Size(max = 100) @Nullable
        Map<
                        @NotBlank @Size(max = 100) String,
                        @NotNull @Size(max = 20) Map<
                                @NotBlank @Size(max = 35) String, @NotBlank @Size(max = 100) String>>
                labels) {

    /// Adds the known translations to options that specify none.
    static List<ProductOption> withIdsOf(List<ProductOption> known, List<ProductOption> wanted) {
        return wanted.stream()
                .map(option -> known.stream()
                        .filter(each -> each.name().equals(option.name()))
                        .findFirst()
                        .map(option::withIdsOf)
                        .orElse(option))
                .toList();
    }

    private ProductOption withIdsOf(ProductOption known) {
        return new ProductOption(
                name, values, names == null ? known.names() : names, labels == null ? known.labelsOf(values) : labels);
    }

    private @Nullable Map<String, Map<String, String>> labelsOf(List<String> left) {
        if (labels == null) {
            return null;
        }
        var remaining = new TreeMap<>(labels);
        remaining.keySet().retainAll(left);
        return remaining;
    }

    /// Moves the values of variants along with their options, which are found by name. Renamed options keep
    /// their order.
    static List<Variant> reordered(List<Variant> variants, List<ProductOption> known, List<ProductOption> wanted) {
        if (known.size() != wanted.size()) {
            return variants;
        }
        var before = known.stream().map(ProductOption::name).toList();
        var after = wanted.stream().map(ProductOption::name).toList();
        var renamed = IntStream.range(0, before.size())
                .filter(place -> !after.contains(before.get(place)))
                .iterator();
        var places = after.stream()
                .map(name -> before.contains(name) ? before.indexOf(name) : renamed.nextInt())
                .toList();
        return variants.stream()
                .map(variant -> variant.withOptionValues(places.stream()
                        .map(place -> variant.optionValues().get(place))
                        .toList()))
                .toList();
    }

    /// @throws RejectedException for a language that the shop does not offer, or a value that the option does
    /// not have
    static void require(List<ProductOption> options, Shop shop) {
        for (int index = 0; index < options.size(); index++) {
            var option = options.get(index);
            var at = "/options/" + index;
            shop.requireLanguages(option.names(), at + "/names");
            if (option.labels() != null) {
                for (var value : option.labels().entrySet()) {
                    var pointer = JsonPointers.child(at + "/labels", value.getKey());
                    if (!option.values().contains(value.getKey())) {
                        throw RejectedException.at(pointer, "unknown-value", "The option has no such value.");
                    }
                    shop.requireLanguages(value.getValue(), pointer);
                }
            }
        }
    }
}
