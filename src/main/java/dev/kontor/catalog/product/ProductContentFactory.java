package dev.kontor.catalog.product;

import dev.kontor.catalog.Slug;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.media.Picture;
import dev.kontor.catalog.media.Pictures;
import dev.kontor.catalog.product.input.InputChecks;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.shop.Shop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds the content of a product from requests.
@Component
public class ProductContentFactory {

    private final ProductRepository products;
    private final Pictures pictures;
    private final Shop shop;

    ProductContentFactory(ProductRepository products, Pictures pictures, Shop shop) {
        this.products = products;
        this.pictures = pictures;
        this.shop = shop;
    }

    /// Returns the language of the texts that are not translations.
    public Locale defaultLocale() {
        return shop.defaultLocale();
    }

    /// @param known the current product; its variants keep their ids, its texts their slugs
    public ProductContent content(CreateProduct request, @Nullable Product known) {
        return content(request, known, pictures.known(orEmpty(request.media())), products::freeSlug);
    }

    /// @param library the requested media items, as far as they exist
    /// @param freeSlug returns an unused slug in the language, similar to the given one
    public ProductContent content(
            CreateProduct request,
            @Nullable Product known,
            Map<MediaId, MediaAsset> library,
            BiFunction<Locale, String, String> freeSlug) {
        InputChecks.require(orEmpty(request.inputs()), shop);
        requireDifferentSkus(orEmpty(request.variants()));
        var options = ProductOption.withIdsOf(
                known == null ? List.of() : known.content().options(), orEmpty(request.options()));
        ProductOption.require(options, shop);
        var ids = new HashMap<String, VariantId>();
        if (known != null) {
            known.content().variants().forEach(variant -> ids.put(variant.sku(), variant.id()));
        }
        return new ProductContent(
                request.taxCategory() == null ? "standard" : request.taxCategory(),
                request.externalId(),
                request.metadata() == null ? Map.of() : request.metadata(),
                texts(request, known == null ? Map.of() : known.content().texts(), freeSlug),
                options,
                orEmpty(request.variants()).stream()
                        .map(variant -> variant.variant(ids.getOrDefault(variant.sku(), VariantId.next()), options))
                        .toList(),
                orEmpty(request.categoryIds()),
                pictures.find(orEmpty(request.media()), library),
                known == null ? List.of() : known.content().relations(),
                request.characteristics(
                        known == null
                                ? List.of()
                                : known.content().characteristics().inputs()));
    }

    private static void requireDifferentSkus(List<CreateVariant> variants) {
        var skus = new HashSet<String>();
        for (int index = 0; index < variants.size(); index++) {
            if (!skus.add(variants.get(index).sku())) {
                throw ConflictException.taken(
                        "/variants/" + index + "/sku", "Another variant of the product has this SKU.");
            }
        }
    }

    public List<Picture> pictures(SetMedia request) {
        return pictures.find(request.media());
    }

    private Map<Locale, ProductText> texts(
            CreateProduct request, Map<Locale, ProductText> known, BiFunction<Locale, String, String> freeSlug) {
        var texts = new HashMap<Locale, ProductText>();
        if (request.translations() != null) {
            // In one order, because a derived slug is locked.
            new TreeMap<>(request.translations()).forEach((tag, translation) -> {
                var locale = supported(tag);
                texts.put(locale, text(locale, translation, known.get(locale), freeSlug));
            });
        }
        var locale = shop.defaultLocale();
        texts.put(locale, text(locale, request.text(), known.get(locale), freeSlug));
        return texts;
    }

    public ProductText text(Locale locale, TranslateProduct request, @Nullable ProductText known) {
        return text(locale, request, known, products::freeSlug);
    }

    private static ProductText text(
            Locale locale,
            TranslateProduct request,
            @Nullable ProductText known,
            BiFunction<Locale, String, String> freeSlug) {
        var description = request.description() == null ? "" : request.description();
        var slug = request.slug() != null
                ? request.slug()
                : known != null
                        ? known.slug()
                        : freeSlug.apply(
                                locale, Slug.of(request.title(), "product").text());
        return new ProductText(request.title(), description, slug, request.seoTitle(), request.seoDescription());
    }

    /// Applies a change to the content of a product.
    public ProductContent changed(ChangeProduct request, ProductContent known) {
        var changed = request.changed(known, shop.defaultLocale());
        ProductOption.require(changed.options(), shop);
        return changed;
    }

    public void requireSupported(Locale locale) {
        if (!shop.locales().contains(locale)) {
            throw ProductContent.refusal("The shop does not offer the language " + locale.toLanguageTag() + ".");
        }
    }

    private Locale supported(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            requireSupported(locale);
            return locale;
        } catch (IllformedLocaleException _) {
            throw ProductContent.refusal("A key of `translations` is not a language tag.");
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
