package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is there already of what a batch wants, and what the batch has taken for itself so far.
///
/// @param products by external id, locked
/// @param skus whose they are
/// @param slugs whose they are
/// @param oldSlugs those that still lead to a product, and that none is given by itself
/// @param categories those that exist
/// @param brands those that exist
/// @param pictures those of the library that exist
/// @param seen the external ids that the batch has had
/// @param rules of types, as far as they were asked for
record CatalogSnapshot(
        Map<String, Product> products,
        Map<String, ProductId> skus,
        Map<Place, ProductId> slugs,
        Set<Place> oldSlugs,
        Set<CategoryId> categories,
        Set<BrandId> brands,
        Map<MediaId, MediaAsset> pictures,
        Set<String> seen,
        Map<Optional<ProductTypeId>, TypeRules> rules) {

    /// A slug in its language.
    record Place(String locale, String slug) {

        static Place of(Locale locale, String slug) {
            return new Place(locale.toLanguageTag(), slug);
        }
    }

    @Nullable
    Product product(String externalId) {
        return products.get(externalId);
    }

    /// @return false if the batch had it already
    boolean see(String externalId) {
        return seen.add(externalId);
    }

    boolean isFree(Place place, @Nullable ProductId forWhom) {
        var owner = slugs.get(place);
        return owner == null || owner.equals(forWhom);
    }

    /// Whether a product may be given it that has not asked for it.
    boolean isUntouched(Place place) {
        return !slugs.containsKey(place) && !oldSlugs.contains(place);
    }

    boolean isFree(String sku, @Nullable ProductId forWhom) {
        var owner = skus.get(sku);
        return owner == null || owner.equals(forWhom);
    }

    /// What the product has now is not free for the rest of the batch.
    void take(Product product) {
        product.content().texts().forEach((locale, text) -> slugs.put(Place.of(locale, text.slug()), product.id()));
        product.content().variants().forEach(variant -> skus.put(variant.sku(), product.id()));
    }
}
