package dev.kontor.catalog.product.read;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.product.ProductStatus;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the product list of staff.
public record ProductFilter(
        @Parameter(description = "Only products in one of these states.") @Size(max = 10) @Nullable
        List<ProductStatus> status,

        @Parameter(description = "Part of the title in any language, or a whole SKU.")
        @Size(min = 1, max = 100)
        @Nullable
        String q,

        @Parameter(description = "Only products in this category, without its subcategories.") @Nullable
        CategoryId categoryId,

        @Parameter(description = "Only the product with this external id.") @Size(max = 255) @Nullable
        String externalId,

        @Parameter(description = "Only products of this type.") @Nullable
        ProductTypeId productTypeId,

        @Parameter(description = "Only products of this brand.") @Nullable
        BrandId brandId,

        @Parameter(description = "Only products with this tag.") @Size(max = 40) @Nullable
        String tag,

        @Nullable TimeRange createdAt,
        @Nullable TimeRange updatedAt) {}
