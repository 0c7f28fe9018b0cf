package dev.kontor.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Provides catalog data to other modules. Each call runs one SQL statement, regardless of the number of ids.
public interface Catalog {

    /// Returns the existing variants by id, published or not.
    ///
    /// @param locale language of the titles; falls back to another one if there is no translation
    Map<VariantId, SellableVariant> sellable(Collection<VariantId> ids, Locale locale);

    /// Returns the existing variants by id. Variants that the channel does not sell are not published.
    ///
    /// @param channel its code; if the channel is missing or inactive, no variant is published
    default Map<VariantId, SellableVariant> sellable(Collection<VariantId> ids, Locale locale, String channel) {
        return sellable(ids, List.of(), locale, channel);
    }

    /// Returns the variants with these ids or SKUs, as sold in a channel; unknown ones are absent. Runs one SQL
    /// statement, or none without ids and SKUs.
    Map<VariantId, SellableVariant> sellable(
            Collection<VariantId> ids, Collection<String> skus, Locale locale, String channel);

    /// Returns SQL of the existing variants for the statement of another module. Runs no statement.
    ///
    /// @param channel its code; if the channel is missing or inactive, no variant is published
    SellableSource source(Locale locale, String channel);

    /// Returns the ids that exist.
    Set<VariantId> existing(Collection<VariantId> ids);

    /// Returns the codes of the tax categories of published products.
    Set<String> taxCategories();

    /// Returns the existing variants with these SKUs, by SKU.
    Map<String, VariantId> bySku(Collection<String> skus);
}
