package dev.kontor.catalog.product.read;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.product.ProductStatus;
import dev.kontor.shared.web.binding.TimeRange;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the product list of staff.
///
/// @param status only products in one of these states
/// @param q part of the title in any language, or a whole SKU
/// @param categoryId only products in this category, without its subcategories
/// @param externalId only the product with this external id
/// @param productTypeId only products of this type
/// @param brandId only products of this brand
/// @param tag only products with this tag
public record ProductFilter(
        @Size(max = 10) @Nullable List<ProductStatus> status,
        @Size(min = 1, max = 100) @Nullable String q,
        @Nullable CategoryId categoryId,
        @Size(max = 255) @Nullable String externalId,
        @Nullable ProductTypeId productTypeId,
        @Nullable BrandId brandId,
        @Size(max = 40) @Nullable String tag,
        @Nullable TimeRange createdAt,
        @Nullable TimeRange updatedAt) {}
