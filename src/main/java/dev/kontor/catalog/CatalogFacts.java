package dev.kontor.catalog;

import dev.kontor.shared.id.TypedId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Provides what rules can select variants by. Each call runs one SQL statement, regardless of the number
/// of ids.
public interface CatalogFacts {

    /// Returns the facts of the existing variants.
    Map<VariantId, ProductFacts> of(Collection<VariantId> ids);

    /// Returns the ids of products, variants, categories, brands and collections without rules that do not
    /// exist.
    Set<TypedId> missing(Collection<? extends TypedId> ids);

    /// Returns the codes of attributes that do not exist.
    Set<String> missingAttributes(Collection<String> codes);

    /// Returns the variants of the products.
    Map<VariantId, ProductId> variants(Collection<ProductId> ids);

    /// Returns the products of the existing variants.
    Map<VariantId, ProductId> products(Collection<VariantId> ids);
}
