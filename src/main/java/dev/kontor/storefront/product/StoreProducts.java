package dev.kontor.storefront.product;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.search.SearchFilter;
import dev.kontor.search.SearchPort;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SearchRequest.Wanted;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.web.binding.DynamicParameters;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.storefront.attribute.AttributeParameters;
import dev.kontor.storefront.attribute.ChosenAttribute;
import dev.kontor.storefront.attribute.StoreAttribute;
import dev.kontor.storefront.cache.StoreCaching;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.listing.StoreProductFilter;
import dev.kontor.storefront.listing.scan.ListScope;
import dev.kontor.storefront.listing.scan.ProductListQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Assembles the shopper's view of products: at most three statements, regardless of the size, and one less if
/// all cards are remembered. A collection, a brand and attributes cost one more each; a list that is filtered,
/// or in another order than its source, one or two more.
@Component
public class StoreProducts {

    private final ProductListQueries lists;
    private final ProductCards cards;
    private final StoreProductQueries pages;
    private final VariantQueries variants;
    private final SearchPort search;
    private final AttributeParameters attributes;
    private final SettingsGroup<AvailabilitySettings> settings;

    StoreProducts(
            ProductListQueries lists,
            ProductCards cards,
            StoreProductQueries pages,
            VariantQueries variants,
            SearchPort search,
            AttributeParameters attributes,
            SettingsGroup<AvailabilitySettings> settings) {
        this.lists = lists;
        this.cards = cards;
        this.pages = pages;
        this.variants = variants;
        this.search = search;
        this.attributes = attributes;
        this.settings = settings;
    }

    /// A response body with the tags of its content.
    record Tagged<T>(T body, List<String> tags) {}

    Tagged<Page<ProductCard>> list(
            StoreProductFilter filter, DynamicParameters chosen, Listing listing, StoreContext context) {
        var scope = scope(filter, chosen, context);
        var keys = lists.page(filter, scope, context, listing);
        var found =
                new Page<>(cards.of(keys.page().items(), context), keys.page().page());
        var tags = tags(found, filter, scope, keys);
        return new Tagged<>(found, tags);
    }

    /// The list of a text search, newest first like every list, without the counts of a search.
    Page<ProductCard> search(
            StoreProductFilter filter, DynamicParameters chosen, Listing listing, StoreContext context) {
        if (!filter.ids().isEmpty()) {
            throw BadRequestException.ofParameter(
                    ProblemCode.VALIDATION_FAILED, "id", "not-with-q", Message.of("request.not-with", "other", "q"));
        }
        var sorted = new Listing(
                listing.limit(),
                listing.cursor(),
                listing.sort() == null ? "-publishedAt" : listing.sort(),
                listing.withTotal());
        var price = filter.price();
        var narrowed = new SearchFilter(
                filter.category() == null ? null : category(filter.category(), context),
                filter.collection() == null ? null : collection(filter.collection(), context),
                brands(filter.brands()),
                filter.tags(),
                new TreeMap<>(),
                attributes.read(chosen, context).stream()
                        .map(ChosenAttribute::filter)
                        .toList(),
                price == null ? null : price.gte(),
                price == null ? null : price.lte(),
                new TreeSet<>(),
                null);
        var found = search.search(new SearchRequest(
                filter.q(),
                context.locale(),
                context.currency(),
                filter.onlyInStock() ? narrowed.inStock() : narrowed,
                sorted,
                Wanted.NOTHING,
                context.channel()));
        return new Page<>(cards.of(found.page().items(), context), found.page().page());
    }

    Tagged<StoreProduct> page(String idOrSlug, StoreContext context) {
        var facts = pages.find(idOrSlug, context)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.store-product")));
        var offered = variants.ofProduct(facts.id(), context);
        var cheapest = cheapest(offered);
        var page = new StoreProduct(
                facts.id(),
                facts.slug(),
                facts.title(),
                facts.description(),
                facts.seo(),
                context.localeUsed(facts.translated()),
                facts.slugs(),
                facts.options(),
                offered,
                facts.media(),
                facts.breadcrumbs(),
                cheapest == null ? null : span(offered, cheapest),
                stock(offered),
                facts.rating(),
                facts.metadata(),
                facts.attributes(),
                inputs(facts, cheapest, context),
                facts.giftCard() == null ? null : StoreGiftCard.of(facts.giftCard(), context),
                facts.brand(),
                facts.manufacturer(),
                facts.responsiblePerson(),
                facts.tags(),
                facts.publishedAt());
        var tags = tags(page);
        if (!TypeIds.looksLikeId(idOrSlug) && !page.slug().equals(idOrSlug)) {
            // A former slug, or that of another language: any product may take it over.
            tags.add(StoreCaching.PRODUCTS);
        }
        return new Tagged<>(page, tags);
    }

    private static List<String> tags(StoreProduct page) {
        var tags = new ArrayList<String>();
        tags.add(page.id().text());
        for (var variant : page.variants()) {
            tags.add(variant.id().text());
            variant.partTags().forEach(tags::add);
        }
        page.breadcrumbs().forEach(category -> tags.add(category.id().text()));
        page.media().stream()
                .flatMap(picture -> Stream.ofNullable(picture.mediaId()))
                .forEach(media -> tags.add(media.text()));
        if (page.brand() != null) {
            tags.add(page.brand().id().text());
        }
        Stream.concat(
                        page.attributes().stream(),
                        page.variants().stream().flatMap(variant -> variant.attributes().stream()))
                .flatMap(StoreAttribute::tags)
                .distinct()
                .forEach(tags::add);
        return tags;
    }

    Tagged<VariantWithProduct> variant(String idOrSku, StoreContext context) {
        var page = variants.find(idOrSku, context)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.store-variant")));
        var tags = new ArrayList<String>();
        tags.add(page.variant().id().text());
        tags.add(page.variant().productId().text());
        page.variant().partTags().forEach(tags::add);
        page.variant().attributes().stream().flatMap(StoreAttribute::tags).forEach(tags::add);
        return new Tagged<>(page, tags);
    }

    private ListScope scope(StoreProductFilter filter, DynamicParameters chosen, StoreContext context) {
        return new ListScope(
                context.channel(),
                filter.category() == null ? null : category(filter.category(), context),
                filter.collection() == null ? null : collection(filter.collection(), context),
                filter.ids(),
                brands(filter.brands()),
                filter.tags(),
                attributes.read(chosen, context));
    }

    /// @throws NotFoundException if the brand does not exist
    public List<BrandId> brands(List<String> idsOrSlugs) {
        return idsOrSlugs.isEmpty()
                ? List.of()
                : lists.brands(Set.copyOf(idsOrSlugs))
                        .orElseThrow(() -> new NotFoundException(Message.of("not-found.brand")));
    }

    /// @throws NotFoundException if the collection does not exist
    public CollectionId collection(String idOrSlug, StoreContext context) {
        return lists.collection(idOrSlug, context)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.collection")));
    }

    /// @throws NotFoundException if the category does not exist
    public CategoryId category(String idOrSlug, StoreContext context) {
        return lists.category(idOrSlug, context)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.category")));
    }

    private static ArrayList<String> tags(
            Page<ProductCard> page, StoreProductFilter filter, ListScope scope, ProductListQueries.Keys keys) {
        var tags = new ArrayList<String>();
        tags.add(StoreCaching.PRODUCTS);
        // Any other category, collection or brand may take over a former slug.
        if (scope.category() != null) {
            // A move anywhere in the tree may add products.
            tags.add(StoreCaching.CATEGORIES);
        }
        if (scope.collection() != null) {
            tags.add(scope.collection().text());
            tags.add(StoreCaching.COLLECTIONS);
        }
        if (!scope.brands().isEmpty()) {
            scope.brands().forEach(brand -> tags.add(brand.text()));
            tags.add(StoreCaching.BRANDS);
        }
        scope.attributes().forEach(attribute -> tags.add(attribute.id().text()));
        if (keys.byPrice()) {
            tags.add(StoreCaching.PRICES);
        }
        if (keys.byCopies()) {
            tags.add(StoreCaching.COPIES);
        }
        if (filter.onlyInStock()) {
            tags.add(StoreCaching.STOCK);
        }
        ProductCard.addTags(page.items(), tags);
        return tags;
    }

    /// A surcharge has the basis of the price that it is added to.
    private static List<StoreInput> inputs(
            StoreProductQueries.Facts facts, @Nullable StoreVariant cheapest, StoreContext context) {
        if (facts.giftCard() != null) {
            return StoreGiftCard.inputs(facts.giftCard(), context);
        }
        return facts.inputs().stream()
                .map(input -> StoreInput.of(
                        input,
                        context,
                        surcharge -> cheapest == null
                                ? surcharge
                                : context.shown(
                                        surcharge, cheapest.basis(), facts.taxCategory(), cheapest.parts() != null)))
                .toList();
    }

    private static @Nullable StoreVariant cheapest(List<StoreVariant> offered) {
        return offered.stream()
                .filter(variant -> variant.price() != null)
                .min(Comparator.comparing(variant -> Objects.requireNonNull(variant.price())))
                .orElse(null);
    }

    private static PriceSpan span(List<StoreVariant> offered, StoreVariant cheapest) {
        var min = Objects.requireNonNull(cheapest.price());
        var max = min;
        for (var variant : offered) {
            Money price = variant.price();
            if (price != null && max.isLessThan(price)) {
                max = price;
            }
        }
        return new PriceSpan(
                min,
                max,
                cheapest.compareAtPrice(),
                cheapest.lowestPrice30Days(),
                cheapest.taxIncluded(),
                cheapest.unitPrice());
    }

    /// The combined stock of all variants.
    private Stock stock(List<StoreVariant> offered) {
        return Stock.of(
                offered.stream().map(StoreVariant::availability).toList(),
                settings.get().lowStock());
    }
}
