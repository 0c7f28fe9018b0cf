package dev.kontor.storefront.review;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.storefront.cache.StoreCaching;
import dev.kontor.storefront.context.StoreContextParameters;
import dev.kontor.storefront.context.StoreContexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reviews, for shoppers.
@RestController
@RequestMapping("/store/v1/products/{idOrSlug}/reviews")
@PublicEndpoint
@Tag(name = "Reviews", description = "Customers' product reviews.")
class StoreReviewController {

    private final StoreReviewQueries queries;
    private final StoreContexts contexts;

    StoreReviewController(StoreReviewQueries queries, StoreContexts contexts) {
        this.queries = queries;
        this.contexts = contexts;
    }

    /// List the reviews of a product.
    ///
    /// Returns the approved reviews in any language, newest first. Sort by `createdAt` or `rating`. The overall
    /// rating is part of the product.
    @SortableBy({"-createdAt", "rating"})
    @GetMapping
    @Operation(operationId = "listProductReviews")
    @Problems({ProblemCode.INVALID_ID, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<Page<StoreReview>> list(
            @Parameter(example = "espresso-blend") @PathVariable @Size(max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+")
                    String idOrSlug,
            @ParameterObject @Valid StoreReviewFilter filter,
            @ParameterObject @Valid Listing listing,
            @ParameterObject @Valid StoreContextParameters parameters,
            HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var product = queries.product(idOrSlug, context)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.store-product")));
        // A former slug may be taken over by any product.
        var tags = TypeIds.looksLikeId(idOrSlug)
                ? List.of(product.text())
                : List.of(product.text(), StoreCaching.PRODUCTS);
        return StoreCaching.response(queries.page(product, filter, listing), context.locale(), tags);
    }
}
