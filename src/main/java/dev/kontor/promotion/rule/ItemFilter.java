package dev.kontor.promotion.rule;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Properties of an item. Every given list has to match; within a list, one entry is enough.
///
/// @param products the product is one of these
/// @param variants the variant is one of these
/// @param categories the product is in one of these categories or their subcategories
/// @param collections the product is in one of these collections, which have no rules
/// @param brands the product is of one of these brands
/// @param tags the product has one of these tags
/// @param attributes every one of these attributes has one of its values
public record ItemFilter(
        @Nullable @Size(min = 1, max = 500) List<@NotNull ProductId> products,
        @Nullable @Size(min = 1, max = 500) List<@NotNull VariantId> variants,
        @Nullable @Size(min = 1, max = 100) List<@NotNull CategoryId> categories,
        @Nullable @Size(min = 1, max = 100) List<@NotNull CollectionId> collections,
        @Nullable @Size(min = 1, max = 100) List<@NotNull BrandId> brands,

        @Nullable @Size(min = 1, max = 100) @Schema(example = "[\"summer\"]")
        List<@NotBlank @Size(max = 200) String> tags,

        @Nullable @Size(min = 1, max = 10) List<@NotNull @Valid Attribute> attributes) {

    /// An attribute with accepted values.
    ///
    /// @param code of the attribute
    /// @param values keys of the values
    @Schema(name = "ItemFilterAttribute")
    public record Attribute(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,39}") @Schema(example = "material")
            String code,

            @NotNull @Size(min = 1, max = 100) @Schema(example = "[\"cotton\"]")
            List<@NotBlank @Size(max = 200) String> values) {}

    public boolean isEmpty() {
        return Stream.of(products, variants, categories, collections, brands, tags, attributes)
                .allMatch(Objects::isNull);
    }

    /// Whether more than the ids of product and variant must be known.
    public boolean needsFacts() {
        return Stream.of(categories, collections, brands, tags, attributes).anyMatch(Objects::nonNull);
    }

    /// Whether everything that the other filter selects fits this one too, regardless of the catalogue.
    boolean covers(ItemFilter other) {
        return covers(products, other.products)
                && covers(variants, other.variants)
                && covers(categories, other.categories)
                && covers(collections, other.collections)
                && covers(brands, other.brands)
                && covers(tags, other.tags)
                && (attributes == null || attributes.stream().allMatch(mine -> other.hasOnly(mine)));
    }

    private static boolean covers(@Nullable List<?> mine, @Nullable List<?> theirs) {
        return mine == null || theirs != null && mine.containsAll(theirs);
    }

    private boolean hasOnly(Attribute accepted) {
        return attributes != null
                && attributes.stream()
                        .anyMatch(each -> each.code().equals(accepted.code())
                                && accepted.values().containsAll(each.values()));
    }
}
