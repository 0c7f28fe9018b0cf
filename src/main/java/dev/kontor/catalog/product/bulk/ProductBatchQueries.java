package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.bulk.WantedProduct;
import dev.kontor.catalog.media.Pictures;
import dev.kontor.catalog.product.CreateProduct;
import dev.kontor.catalog.product.CreateVariant;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.product.ProductRepository;
import dev.kontor.catalog.product.TranslateProduct;
import dev.kontor.catalog.product.bulk.CatalogSnapshot.Place;
import dev.kontor.catalog.product.giftcard.GiftCardBatches;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.shop.Shop;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Loads everything that a batch may conflict with, by one statement for each kind.
@Component
class ProductBatchQueries {

    private final JdbcClient jdbc;
    private final ProductRepository products;
    private final Pictures pictures;
    private final GiftCardBatches terms;
    private final Shop shop;

    ProductBatchQueries(
            JdbcClient jdbc, ProductRepository products, Pictures pictures, GiftCardBatches terms, Shop shop) {
        this.terms = terms;
        this.jdbc = jdbc;
        this.products = products;
        this.pictures = pictures;
        this.shop = shop;
    }

    /// Waits until no other batch is being written.
    void waitForOthers() {
        Sql.lock(jdbc, "catalog.product_batches");
    }

    /// Returns the existing products with these external ids.
    ///
    /// @param dryRun whether nothing will be written and no locks are needed
    Map<String, Product> products(List<WantedProduct> wanted, boolean dryRun) {
        var ids = jdbc.sql("select id from catalog.products where external_id = any(:externalIds::text[]) order by id"
                        + (dryRun ? "" : " for no key update"))
                .param(
                        "externalIds",
                        wanted.stream().map(WantedProduct::externalId).toList())
                .query(ProductId.class)
                .list();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return products.find(ids).stream()
                .collect(Collectors.toMap(
                        product -> Objects.requireNonNull(product.content().externalId()), Function.identity()));
    }

    /// @param known the existing products
    /// @param giftCards whether the batch says which products are gift cards
    CatalogSnapshot look(List<CreateProduct> requests, Map<String, Product> known, boolean giftCards) {
        var slugs = new HashMap<Place, ProductId>();
        var oldSlugs = new HashSet<Place>();
        slugs(requests, known, slugs, oldSlugs);
        return new CatalogSnapshot(
                known,
                skus(requests),
                slugs,
                oldSlugs,
                categories(requests),
                brands(requests),
                pictures.known(requests.stream()
                        .filter(request -> request.media() != null)
                        .flatMap(request -> Objects.requireNonNull(request.media()).stream())
                        .toList()),
                giftCards ? terms.of(known.values().stream().map(Product::id).toList()) : Map.of(),
                new HashSet<>(),
                new HashMap<>());
    }

    private Map<String, ProductId> skus(List<CreateProduct> requests) {
        var found = new HashMap<String, ProductId>();
        var wanted = requests.stream()
                .filter(request -> request.variants() != null)
                .flatMap(request -> Objects.requireNonNull(request.variants()).stream())
                .map(CreateVariant::sku)
                .collect(Collectors.toSet());
        jdbc.sql("select sku, product_id from catalog.variants where sku = any(:skus::text[])")
                .param("skus", wanted)
                .query(row -> {
                    found.put(row.getString("sku"), new ProductId(row.getObject("product_id", UUID.class)));
                });
        return found;
    }

    private void slugs(
            List<CreateProduct> requests, Map<String, Product> known, Map<Place, ProductId> found, Set<Place> old) {
        var derived = new HashSet<Place>();
        var wanted = new HashMap<Place, Integer>();
        for (var request : requests) {
            var product = known.get(Objects.requireNonNull(request.externalId()));
            texts(request).forEach((locale, text) -> {
                if (text.slug() != null) {
                    wanted.merge(new Place(locale, text.slug()), 1, Integer::sum);
                } else if (!hasText(product, locale)) {
                    var place =
                            new Place(locale, Slug.of(text.title(), "product").text());
                    wanted.merge(place, 1, Integer::sum);
                    derived.add(place);
                }
            });
        }
        look(wanted.keySet(), found, old);
        // Only slugs that another product has, or may get by a number, need numbers.
        var numbered = derived.stream()
                .filter(place -> wanted.getOrDefault(place, 0) > 1
                        || place.withoutNumber().filter(wanted::containsKey).isPresent()
                        || found.containsKey(place)
                        || old.contains(place))
                .flatMap(place ->
                        ProductPlanner.candidates(place.slug()).stream().map(slug -> new Place(place.locale(), slug)))
                .collect(Collectors.toSet());
        if (!numbered.isEmpty()) {
            look(numbered, found, old);
        }
    }

    private Map<String, TranslateProduct> texts(CreateProduct request) {
        var texts = new HashMap<String, TranslateProduct>();
        if (request.translations() != null) {
            texts.putAll(request.translations());
        }
        texts.put(shop.defaultLocale().toLanguageTag(), request.text());
        return texts;
    }

    private static boolean hasText(@Nullable Product product, String locale) {
        return product != null
                && product.content().texts().keySet().stream()
                        .anyMatch(language -> language.toLanguageTag().equals(locale));
    }

    private void look(Collection<Place> places, Map<Place, ProductId> found, Set<Place> old) {
        jdbc.sql("""
                        with wanted as (select * from unnest(:locales::text[], :slugs::text[]) as w(locale, slug))
                        select t.locale, t.slug, t.product_id
                        from wanted w
                        join catalog.product_translations t on t.slug = w.slug and t.locale = w.locale
                        union all
                        select o.locale, o.slug, null
                        from wanted w join catalog.old_product_slugs o on o.slug = w.slug and o.locale = w.locale
                        """)
                .param("locales", places.stream().map(Place::locale).toList())
                .param("slugs", places.stream().map(Place::slug).toList())
                .query(row -> {
                    var place = new Place(row.getString("locale"), row.getString("slug"));
                    var product = row.getObject("product_id", UUID.class);
                    if (product == null) {
                        old.add(place);
                    } else {
                        found.put(place, new ProductId(product));
                    }
                });
    }

    private Set<CategoryId> categories(List<CreateProduct> requests) {
        var wanted = requests.stream()
                .filter(request -> request.categoryIds() != null)
                .flatMap(request -> Objects.requireNonNull(request.categoryIds()).stream())
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("select id from catalog.categories where id = any(:ids::uuid[])")
                .param("ids", wanted)
                .query(CategoryId.class)
                .set();
    }

    private Set<BrandId> brands(List<CreateProduct> requests) {
        var wanted = requests.stream()
                .map(CreateProduct::brandId)
                .filter(Objects::nonNull)
                .map(BrandId.class::cast)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("select id from catalog.brands where id = any(:ids::uuid[])")
                .param("ids", wanted)
                .query(BrandId.class)
                .set();
    }
}
