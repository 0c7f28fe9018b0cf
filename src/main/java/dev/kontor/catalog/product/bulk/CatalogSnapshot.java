package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.ProductTypeId;
import dev.kontor.catalog.product.GiftCardChange;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.type.TypeRules;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The stored data that a batch refers to, and the names that the batch has claimed so far.
///
/// @param products by external id, locked
/// @param skus owners by SKU
/// @param slugs owners by slug
/// @param oldSlugs slugs that still redirect to a product; generated slugs avoid them
/// @param categories those that exist
/// @param brands those that exist
/// @param pictures media items that exist
/// @param giftCards the terms of products that are gift cards, if the batch changes any
/// @param seen external ids that the batch has already used
/// @param rules rules of product types, loaded on demand
record CatalogSnapshot(
        Map<String, Product> products,
        Map<String, ProductId> skus,
        Map<Place, ProductId> slugs,
        Set<Place> oldSlugs,
        Set<CategoryId> categories,
        Set<BrandId> brands,
        Map<MediaId, MediaAsset> pictures,
        Map<ProductId, GiftCardTerms> giftCards,
        Set<String> seen,
        Map<Optional<ProductTypeId>, TypeRules> rules) {

    /// A slug in a language.
    record Place(String locale, String slug) {

        private static final Pattern NUMBER = Pattern.compile("-[0-9]+$");

        static Place of(Locale locale, String slug) {
            return new Place(locale.toLanguageTag(), slug);
        }

        /// Returns the slug from which this one may be derived by a number; empty if it ends with none.
        Optional<Place> withoutNumber() {
            return Optional.of(new Place(locale, NUMBER.matcher(slug).replaceFirst("")))
                    .filter(shorter -> !shorter.equals(this));
        }
    }

    @Nullable
    Product product(String externalId) {
        return products.get(externalId);
    }

    /// Returns the change if the product is something else now.
    @Nullable
    GiftCardChange change(@Nullable Product before, @Nullable GiftCardChange wanted) {
        var terms = before == null ? null : giftCards.get(before.id());
        return wanted == null || Objects.equals(wanted.terms(), terms) ? null : wanted;
    }

    /// @return false if the batch has already used it
    boolean see(String externalId) {
        return seen.add(externalId);
    }

    boolean isFree(Place place, @Nullable ProductId forWhom) {
        var owner = slugs.get(place);
        return owner == null || owner.equals(forWhom);
    }

    /// Returns whether a product may receive this slug without having requested it.
    boolean isUntouched(Place place) {
        return !slugs.containsKey(place) && !oldSlugs.contains(place);
    }

    boolean isFree(String sku, @Nullable ProductId forWhom) {
        var owner = skus.get(sku);
        return owner == null || owner.equals(forWhom);
    }

    /// Claims the slugs and SKUs of the product for the rest of the batch.
    void take(Product product) {
        product.content().texts().forEach((locale, text) -> slugs.put(Place.of(locale, text.slug()), product.id()));
        product.content().variants().forEach(variant -> skus.put(variant.sku(), product.id()));
    }
}
