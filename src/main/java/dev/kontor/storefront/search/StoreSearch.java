package dev.kontor.storefront.search;

import dev.kontor.search.Counts;
import dev.kontor.search.SearchFilter;
import dev.kontor.search.SearchPort;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SearchRequest.Wanted;
import dev.kontor.search.SuggestionRequest;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.DynamicParameters;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.storefront.attribute.AttributeParameters;
import dev.kontor.storefront.attribute.ChosenAttribute;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.product.ProductCards;
import dev.kontor.storefront.product.StoreProducts;
import dev.kontor.storefront.search.FacetList.AvailabilityCount;
import dev.kontor.storefront.search.FacetList.CategoryCount;
import dev.kontor.storefront.search.FacetList.OptionCount;
import dev.kontor.storefront.search.FacetList.OptionCounts;
import dev.kontor.storefront.search.FacetList.PriceCount;
import dev.kontor.storefront.search.FacetList.RatingCount;
import dev.kontor.storefront.search.FacetList.TagCount;
import dev.kontor.storefront.search.SearchResults.Hit;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Assembles the shopper's view of a search: the index finds products, the owners describe them.
@Component
class StoreSearch {

    private final SearchPort search;
    private final StoreProducts products;
    private final ProductCards cards;
    private final SearchNames names;
    private final AttributeParameters attributes;
    private final AttributeFacets attributeFacets;

    StoreSearch(
            SearchPort search,
            StoreProducts products,
            ProductCards cards,
            SearchNames names,
            AttributeParameters attributes,
            AttributeFacets attributeFacets) {
        this.search = search;
        this.products = products;
        this.cards = cards;
        this.names = names;
        this.attributes = attributes;
        this.attributeFacets = attributeFacets;
    }

    SearchResults search(SearchParameters parameters, DynamicParameters chosen, Listing listing, StoreContext context) {
        var filter = filter(parameters, chosen, context);
        var found = search.search(new SearchRequest(
                parameters.q(),
                context.locale(),
                context.currency(),
                filter,
                listing,
                new Wanted(
                        !Boolean.TRUE.equals(parameters.withoutFacets()),
                        Boolean.TRUE.equals(parameters.highlight()),
                        true),
                context.channel()));
        var hits = cards.of(found.page().items(), context).stream()
                .map(card -> new Hit(card, found.highlights().get(card.id())))
                .toList();
        return new SearchResults(
                hits,
                found.page().page(),
                found.total(),
                found.matched(),
                found.correction(),
                found.counts() == null ? null : facets(found.counts(), filter, context));
    }

    private SearchFilter filter(SearchParameters parameters, DynamicParameters chosen, StoreContext context) {
        var price = parameters.price();
        return new SearchFilter(
                parameters.category() == null ? null : products.category(parameters.category(), context),
                parameters.collection() == null ? null : products.collection(parameters.collection(), context),
                products.brands(parameters.brands()),
                parameters.tags(),
                parameters.options(),
                attributes.read(chosen, context).stream()
                        .map(ChosenAttribute::filter)
                        .toList(),
                price == null ? null : price.gte(),
                price == null ? null : price.lte(),
                parameters.availabilities(),
                parameters.rating() == null ? null : parameters.rating().gte());
    }

    SuggestionList suggest(SuggestionParameters parameters, StoreContext context) {
        var found = search.suggest(new SuggestionRequest(
                parameters.q(), context.locale(), context.fallback(), parameters.most(), context.channel()));
        return new SuggestionList(
                found.terms(), names.suggested(found.categories(), context), names.products(found.products(), context));
    }

    private FacetList facets(Counts counts, SearchFilter filter, StoreContext context) {
        return new FacetList(
                counts.relation(),
                categories(counts, filter, context),
                names.brands(counts.brands(), filter.brands()),
                counts.tags().entrySet().stream()
                        .map(tag -> new TagCount(
                                tag.getKey(), tag.getValue(), filter.tags().contains(tag.getKey())))
                        .toList(),
                options(counts, filter, context),
                attributeFacets.of(counts, filter, context),
                prices(counts, filter, context),
                counts.availability().entrySet().stream()
                        .map(status -> new AvailabilityCount(
                                status.getKey(),
                                status.getValue(),
                                filter.availability().contains(status.getKey())))
                        .toList(),
                ratings(counts, filter));
    }

    private List<OptionCounts> options(Counts counts, SearchFilter filter, StoreContext context) {
        var labels = names.options(counts.options(), context);
        return counts.options().entrySet().stream()
                .map(option -> new OptionCounts(
                        labels.getOrDefault(List.of(option.getKey(), ""), option.getKey()),
                        option.getValue().entrySet().stream()
                                .map(value -> new OptionCount(
                                        labels.getOrDefault(List.of(option.getKey(), value.getKey()), value.getKey()),
                                        SearchParameters.filter(option.getKey(), value.getKey()),
                                        value.getValue(),
                                        filter.hasOption(option.getKey(), value.getKey())))
                                .toList()))
                .toList();
    }

    private static List<PriceCount> prices(Counts counts, SearchFilter filter, StoreContext context) {
        return counts.prices().stream()
                .map(range -> new PriceCount(
                        new Money(range.from(), context.currency()),
                        range.to() == null ? null : new Money(range.to(), context.currency()),
                        range.products(),
                        Objects.equals(filter.minPrice(), range.from())
                                && Objects.equals(filter.maxPrice(), range.to())))
                .toList();
    }

    private static List<RatingCount> ratings(Counts counts, SearchFilter filter) {
        return counts.ratings().reversed().entrySet().stream()
                .map(rating -> new RatingCount(
                        rating.getKey(), rating.getValue(), rating.getKey().equals(filter.minRating())))
                .toList();
    }

    private List<CategoryCount> categories(Counts counts, SearchFilter filter, StoreContext context) {
        var named = names.categories(counts.categories().keySet(), context);
        return counts.categories().entrySet().stream()
                .filter(entry -> named.containsKey(entry.getKey()))
                .map(entry -> {
                    var category = Objects.requireNonNull(named.get(entry.getKey()));
                    return new CategoryCount(
                            category.id(),
                            category.parentId(),
                            category.slug(),
                            category.name(),
                            entry.getValue(),
                            category.id().equals(filter.category()));
                })
                .toList();
    }
}
