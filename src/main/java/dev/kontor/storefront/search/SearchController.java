package dev.kontor.storefront.search;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.DynamicParameterNames;
import dev.kontor.shared.web.binding.DynamicParameters;
import dev.kontor.shared.web.paging.Paging;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.storefront.attribute.AttributeParameters;
import dev.kontor.storefront.context.BuyerContexts;
import dev.kontor.storefront.context.BuyerParameters;
import dev.kontor.storefront.context.StoreContextParameters;
import dev.kontor.storefront.context.StoreContexts;
import dev.kontor.storefront.context.UncachedResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Search, for shoppers.
@RestController
@RequestMapping("/store/v1/search")
@PublicEndpoint
@Tag(name = "Search", description = "Product search.")
class SearchController {

    private final StoreSearch search;
    private final StoreContexts contexts;
    private final BuyerContexts buyers;

    SearchController(StoreSearch search, StoreContexts contexts, BuyerContexts buyers) {
        this.search = search;
        this.contexts = contexts;
        this.buyers = buyers;
    }

    /// Search products.
    ///
    /// Returns products whose title, SKU, categories, options or description contain the words of `q`, in any
    /// inflection; all products without `q`. Whole SKUs and beginnings of titles rank first. If nothing
    /// contains all words, typos are corrected (`correction`), and then any of the words is sufficient
    /// (`matched`). `facets` counts the products per value, each facet without its own filter. Sort by
    /// `relevance`, `publishedAt`, `title` or `price`; by `relevance` without `sort`.
    @RateLimited(value = LimitPolicy.SEARCH, parameter = "q")
    @SortableBy(
            value = {"relevance", "publishedAt", "title", "price"},
            defaultVaries = true)
    @GetMapping
    @Operation(operationId = "searchProducts")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_ID, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<SearchResults> search(
            @ParameterObject @Valid SearchParameters parameters,
            @DynamicParameterNames(
                            prefix = AttributeParameters.PREFIX,
                            pattern = AttributeParameters.PATTERN,
                            description = AttributeParameters.DESCRIPTION,
                            example = {"material=cotton,wool", "weight.gte=5"})
                    DynamicParameters attributes,
            @ParameterObject @Valid Paging paging,
            @ParameterObject @Valid StoreContextParameters contextParameters,
            @ParameterObject @Valid BuyerParameters buyer,
            HttpServletRequest request) {
        var context = buyers.of(contexts.of(contextParameters, request), buyer.country());
        return UncachedResponse.of(search.search(parameters, attributes, paging.listing(), context), context);
    }

    /// Suggest completions.
    ///
    /// Returns completions of a partial search: terms, categories and products, at most ten in total.
    @GetMapping("/suggestions")
    @Operation(operationId = "suggest")
    @Problems(ProblemCode.CURRENCY_NOT_SUPPORTED)
    ResponseEntity<SuggestionList> suggest(
            @ParameterObject @Valid SuggestionParameters parameters,
            @ParameterObject @Valid StoreContextParameters contextParameters,
            @ParameterObject @Valid BuyerParameters buyer,
            HttpServletRequest request) {
        var context = buyers.of(contexts.of(contextParameters, request), buyer.country());
        return UncachedResponse.of(search.suggest(parameters, context), context);
    }
}
