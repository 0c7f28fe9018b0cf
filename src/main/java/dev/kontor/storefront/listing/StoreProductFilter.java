package dev.kontor.storefront.listing;

import dev.kontor.catalog.ProductId;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters a list of products.
///
/// @param id only these products, comma-separated, such as those that the shopper has seen; not together with `q`
/// @param category only products of this category or its descendants; its id or slug
/// @param collection only products of this collection; its id or slug. They follow the order of the
///     collection, and can be sorted by `position` too.
/// @param brand only products of one of these brands; ids or slugs, comma-separated
/// @param tag only products with one of these tags, comma-separated
/// @param q words to search for, as in `GET /store/v1/search`; `sort` can then be `-relevance`
/// @param inStock `true`: only products with at least one available variant
public record StoreProductFilter(
        @Parameter(example = "prod_01h455vb4pex5vsknk084sn02q") @Size(max = 100) @Nullable
        List<@NotNull ProductId> id,

        @Parameter(example = "kitchen") @Size(min = 1, max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+") @Nullable
        String category,

        @Parameter(example = "gifts") @Size(min = 1, max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+") @Nullable
        String collection,

        @Parameter(example = "haus-linde") @Size(max = 20) @Nullable
        List<@NotNull @Size(min = 1, max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+") String> brand,

        @Parameter(example = "gift") @Size(max = 20) @Nullable
        List<@NotNull @Size(min = 1, max = 40) @Pattern(regexp = "[a-z0-9_-]+") String> tag,

        @Parameter(example = "cup") @Size(min = 1, max = 100) @Nullable
        String q,

        @Valid @Nullable AmountRange price,
        @Nullable Boolean inStock) {

    public List<ProductId> ids() {
        return id == null ? List.of() : id;
    }

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
