package dev.kontor.storefront.product;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.DynamicParameterNames;
import dev.kontor.shared.web.binding.DynamicParameters;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.Paging;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.storefront.attribute.AttributeParameters;
import dev.kontor.storefront.cache.StoreCaching;
import dev.kontor.storefront.context.BuyerContexts;
import dev.kontor.storefront.context.BuyerParameters;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.context.StoreContextParameters;
import dev.kontor.storefront.context.StoreContexts;
import dev.kontor.storefront.context.UncachedResponse;
import dev.kontor.storefront.listing.StoreProductFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Products, for shoppers.
@RestController
@RequestMapping("/store/v1")
@PublicEndpoint
@Tag(name = "Products", description = "What the shop sells, with prices and availability.")
class ProductController {

    private final StoreProducts products;
    private final RelatedProducts related;
    private final StoreContexts contexts;
    private final BuyerContexts buyers;

    ProductController(StoreProducts products, RelatedProducts related, StoreContexts contexts, BuyerContexts buyers) {
        this.products = products;
        this.related = related;
        this.contexts = contexts;
        this.buyers = buyers;
    }

    /// List products.
    ///
    /// Returns published products, newest first. Sort by `publishedAt`, `title` or `price` (of the cheapest
    /// variant; products without a price in the currency are then omitted), in a collection also by `position`,
    /// with `q` also by `relevance`. `GET /store/v1/search` returns how many products match.
    @RateLimited(value = LimitPolicy.SEARCH, parameter = "q")
    @SortableBy(
            value = {"publishedAt", "title", "price", "position", "relevance"},
            defaultVaries = true)
    @GetMapping("/products")
    @Operation(operationId = "listProducts")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_ID, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<Page<ProductCard>> list(
            @ParameterObject @Valid StoreProductFilter filter,
            @DynamicParameterNames(
                            prefix = AttributeParameters.PREFIX,
                            pattern = AttributeParameters.PATTERN,
                            description = AttributeParameters.DESCRIPTION,
                            example = {"material=cotton,wool", "weight.gte=5"})
                    DynamicParameters attributes,
            @ParameterObject @Valid Paging paging,
            @ParameterObject @Valid StoreContextParameters parameters,
            @ParameterObject @Valid BuyerParameters buyer,
            HttpServletRequest request) {
        var context = buyers.of(contexts.of(parameters, request), buyer.country());
        var listing = paging.listing();
        return filter.q() == null
                ? response(products.list(filter, attributes, listing, context), context)
                : UncachedResponse.of(products.search(filter, attributes, listing, context), context);
    }

    /// Get a product.
    ///
    /// Returns all data of a product page, by id or by slug; the slug of any language and former slugs work
    /// too: `slug` in the response is the current one.
    @GetMapping("/products/{idOrSlug}")
    @Operation(operationId = "getProduct")
    @Problems({ProblemCode.INVALID_ID, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<StoreProduct> get(
            @Parameter(example = "espresso-blend") @PathVariable @Size(max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+")
                    String idOrSlug,
            @ParameterObject @Valid StoreContextParameters parameters,
            @ParameterObject @Valid BuyerParameters buyer,
            HttpServletRequest request) {
        var context = buyers.of(contexts.of(parameters, request), buyer.country());
        return response(products.page(idOrSlug, context), context);
    }

    /// List related products.
    ///
    /// Returns related products, cross-sells, up-sells and accessories, each with its kind.
    @GetMapping("/products/{idOrSlug}/related")
    @Operation(operationId = "listRelatedProducts")
    @Problems({ProblemCode.INVALID_ID, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<Page<RelatedProduct>> related(
            @Parameter(example = "espresso-blend") @PathVariable @Size(max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+")
                    String idOrSlug,
            @ParameterObject @Valid StoreContextParameters parameters,
            @ParameterObject @Valid BuyerParameters buyer,
            HttpServletRequest request) {
        var context = buyers.of(contexts.of(parameters, request), buyer.country());
        return response(related.of(idOrSlug, context), context);
    }

    /// Get a variant.
    ///
    /// Returns the variant with this id or SKU, for deep links and shelf codes.
    @GetMapping("/variants/{idOrSku}")
    @Operation(operationId = "getVariant")
    @Problems({ProblemCode.INVALID_ID, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<VariantWithProduct> variant(
            @Parameter(example = "GRO-EB-37-250G") @PathVariable @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9._-]+")
                    String idOrSku,
            @ParameterObject @Valid StoreContextParameters parameters,
            @ParameterObject @Valid BuyerParameters buyer,
            HttpServletRequest request) {
        var context = buyers.of(contexts.of(parameters, request), buyer.country());
        return response(products.variant(idOrSku, context), context);
    }

    private static <T> ResponseEntity<T> response(StoreProducts.Tagged<T> found, StoreContext context) {
        return context.isPersonal()
                ? UncachedResponse.of(found.body(), context)
                : StoreCaching.response(found.body(), context.locale(), found.tags());
    }
}
