package dev.kontor.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The properties by which rules can select a variant.
///
/// @param categories of the product, with all categories above them
/// @param collections without rules that contain the product
/// @param attributes keys of the values by code of the attribute, of product and variant
public record ProductFacts(
        @Nullable BrandId brand,
        Set<CategoryId> categories,
        Set<CollectionId> collections,
        Set<String> tags,
        Map<String, Set<String>> attributes) {

    /// Facts of a variant that is in nothing.
    public static final ProductFacts NONE = new ProductFacts(null, Set.of(), Set.of(), Set.of(), Map.of());
}
