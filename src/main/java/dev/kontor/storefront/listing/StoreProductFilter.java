package dev.kontor.storefront.listing;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters a list of products.
public record StoreProductFilter(
        @Parameter(
                description = "Only products of this category or its descendants; its id or slug.",
                example = "kitchen")
        @Size(min = 1, max = 150)
        @Pattern(regexp = "[A-Za-z0-9_-]+")
        @Nullable
        String category,

        @Parameter(
                description = "Only products of this collection; its id or slug. They follow the order of the "
                        + "collection, and can be sorted by `position` too.",
                example = "gifts")
        @Size(min = 1, max = 150)
        @Pattern(regexp = "[A-Za-z0-9_-]+")
        @Nullable
        String collection,

        @Parameter(
                description = "Only products of one of these brands; ids or slugs, comma-separated.",
                example = "haus-linde")
        @Size(max = 20)
        @Nullable
        List<@NotNull @Size(min = 1, max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+") String> brand,

        @Parameter(description = "Only products with one of these tags, comma-separated.", example = "gift")
        @Size(max = 20)
        @Nullable
        List<@NotNull @Size(min = 1, max = 40) @Pattern(regexp = "[a-z0-9_-]+") String> tag,

        @Parameter(
                description = "Words to search for, as in `GET /store/v1/search`; `sort` can then be `-relevance`.",
                example = "cup")
        @Size(min = 1, max = 100)
        @Nullable
        String q,

        @Valid @Nullable AmountRange price,

        @Parameter(description = "`true`: only products with at least one available variant.") @Nullable
        Boolean inStock) {

    public List<String> brands() {
        return brand == null ? List.of() : brand;
    }

    public List<String> tags() {
        return tag == null ? List.of() : tag;
    }

    public boolean onlyInStock() {
        return Boolean.TRUE.equals(inStock);
    }
}
