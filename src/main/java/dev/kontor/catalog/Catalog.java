package dev.kontor.catalog;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What other modules ask the catalogue. One SQL statement a call, whatever the number of ids.
public interface Catalog {

    /// The variants that exist, published or not, by id; what does not exist is left out.
    ///
    /// @param locale of the titles; another language stands in where there is no translation
    Map<VariantId, SellableVariant> sellable(Collection<VariantId> ids, Locale locale);

    /// The same for a channel: what it does not sell is not published.
    ///
    /// @param channel its code; of one that is gone or not active nothing is published
    Map<VariantId, SellableVariant> sellable(Collection<VariantId> ids, Locale locale, String channel);

    /// Those of the ids that exist.
    Set<VariantId> existing(Collection<VariantId> ids);

    /// Codes of the tax categories of published products.
    Set<String> taxCategories();

    /// The variants of these SKUs, by SKU; what does not exist is left out.
    Map<String, VariantId> bySku(Collection<String> skus);
}
