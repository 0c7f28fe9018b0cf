package dev.kontor.catalog.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.Slug;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.EventLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.IfMatch;
import dev.kontor.shared.web.MergePatch;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What staff do with products.
@Service
@Transactional
class ProductService {

    /// Fits any version: for steps that do not depend on what the caller has read.
    static final IfMatch ANY_VERSION = new IfMatch(List.of());

    private final ProductRepository products;
    private final EventLog events;
    private final ProductRecords records;
    private final Shop shop;
    private final Clock clock;

    ProductService(ProductRepository products, EventLog events, ProductRecords records, Shop shop, Clock clock) {
        this.products = products;
        this.events = events;
        this.records = records;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Product get(ProductId id) {
        return products.find(id).orElseThrow(() -> NotFoundException.of("product", id));
    }

    @Transactional(readOnly = true)
    public Product getOf(VariantId id) {
        return get(productOf(id));
    }

    public Product create(CreateProduct request) {
        var product = Product.create(content(request, null), now());
        products.insert(product);
        events.append(ProductEvents.between(null, product));
        records.changed(null, product);
        return product;
    }

    /// Creates the product with that external id, or makes it what the request says. Variants are known by
    /// their SKU.
    public Upserted upsert(String externalId, CreateProduct request) {
        var known = products.ofExternalId(externalId);
        var given = request.withExternalId(externalId);
        return known.isEmpty()
                ? new Upserted(create(given), true)
                : new Upserted(
                        change(
                                known.get(),
                                ANY_VERSION,
                                (product, now) -> product.revise(content(given, product), now)),
                        false);
    }

    record Upserted(Product product, boolean created) {}

    public Product change(ProductId id, IfMatch ifMatch, MergePatch<ChangeProduct> patch) {
        var locale = shop.defaultLocale();
        return change(
                id,
                ifMatch,
                (product, now) -> product.revise(
                        patch.applyTo(ChangeProduct.of(product, locale)).changed(product.content(), locale), now));
    }

    public Product publish(ProductId id) {
        return change(id, ANY_VERSION, Product::publish);
    }

    public Product unpublish(ProductId id) {
        return change(id, ANY_VERSION, Product::unpublish);
    }

    public void archive(ProductId id, IfMatch ifMatch) {
        change(id, ifMatch, Product::archive);
    }

    public Product show(ProductId id, IfMatch ifMatch, ShowMedia request) {
        return change(id, ifMatch, (product, now) -> product.show(request.media(), now));
    }

    public Product translate(ProductId id, IfMatch ifMatch, Locale locale, TranslateProduct request) {
        requireSpoken(locale);
        return change(
                id,
                ifMatch,
                (product, now) -> product.translate(
                        locale, text(locale, request, product.content().texts().get(locale)), now));
    }

    public Product addVariant(ProductId id, VariantId variantId, CreateVariant request) {
        return change(
                id,
                ANY_VERSION,
                (product, now) -> product.withVariant(
                        request.variant(variantId, product.content().options()), now));
    }

    public Product changeVariant(VariantId id, IfMatch ifMatch, MergePatch<ChangeVariant> patch) {
        return change(productOf(id), ifMatch, (product, now) -> {
            var changed = patch.applyTo(ChangeVariant.of(product.variant(id), product));
            return product.changeVariant(changed.variant(id, product.content().options()), changed.position(), now);
        });
    }

    public void removeVariant(VariantId id, IfMatch ifMatch) {
        change(productOf(id), ifMatch, (product, now) -> product.withoutVariant(id, now));
    }

    private Product change(ProductId id, IfMatch ifMatch, BiFunction<Product, Instant, Product> step) {
        var before = products.findForUpdate(id).orElseThrow(() -> NotFoundException.of("product", id));
        ifMatch.require(before.version());
        var after = step.apply(before, now());
        if (after.status() == before.status() && after.content().equals(before.content())) {
            return before;
        }
        products.update(after, before);
        events.append(ProductEvents.between(before, after));
        records.changed(before, after);
        return after;
    }

    private ProductId productOf(VariantId id) {
        return products.ofVariant(id).orElseThrow(() -> NotFoundException.of("variant", id));
    }

    /// @param known the product as it is; its variants keep their ids, its texts their slugs
    private ProductContent content(CreateProduct request, @Nullable Product known) {
        var options = orEmpty(request.options());
        var ids = new HashMap<String, VariantId>();
        if (known != null) {
            known.content().variants().forEach(variant -> ids.put(variant.sku(), variant.id()));
        }
        return new ProductContent(
                request.taxCategory() == null ? "standard" : request.taxCategory(),
                request.externalId(),
                request.metadata() == null ? Map.of() : request.metadata(),
                texts(request, known == null ? Map.of() : known.content().texts()),
                options,
                orEmpty(request.variants()).stream()
                        .map(variant -> variant.variant(ids.getOrDefault(variant.sku(), VariantId.next()), options))
                        .toList(),
                orEmpty(request.categoryIds()),
                orEmpty(request.media()));
    }

    private Map<Locale, ProductText> texts(CreateProduct request, Map<Locale, ProductText> known) {
        var texts = new HashMap<Locale, ProductText>();
        if (request.translations() != null) {
            request.translations().forEach((tag, translation) -> {
                var locale = spoken(tag);
                texts.put(locale, text(locale, translation, known.get(locale)));
            });
        }
        var locale = shop.defaultLocale();
        texts.put(locale, text(locale, request.text(), known.get(locale)));
        return texts;
    }

    private ProductText text(Locale locale, TranslateProduct request, @Nullable ProductText known) {
        var description = request.description() == null ? "" : request.description();
        if (request.slug() != null) {
            return new ProductText(request.title(), description, request.slug());
        }
        return new ProductText(
                request.title(),
                description,
                known != null
                        ? known.slug()
                        : products.freeSlug(
                                locale, Slug.of(request.title(), "product").text()));
    }

    private Locale spoken(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            requireSpoken(locale);
            return locale;
        } catch (IllformedLocaleException _) {
            throw ProductContent.refusal("\"translations\" has a key that is no language tag.");
        }
    }

    private void requireSpoken(Locale locale) {
        if (!shop.locales().contains(locale)) {
            throw ProductContent.refusal("The shop does not speak " + locale.toLanguageTag() + ".");
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
