package dev.kontor.storefront.collection;

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
import dev.kontor.storefront.context.CoverImage;
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
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Collections, for shoppers.
@RestController
@RequestMapping("/store/v1/collections")
@PublicEndpoint
@Tag(name = "Collections", description = "Groups of products, chosen by staff or by rules.")
class CollectionController {

    private final StoreCollectionQueries queries;
    private final StoreContexts contexts;

    CollectionController(StoreCollectionQueries queries, StoreContexts contexts) {
        this.queries = queries;
        this.contexts = contexts;
    }

    /// List collections.
    ///
    /// Returns all collections, sorted by name.
    @SortableBy("name")
    @GetMapping
    @Operation(operationId = "listCollections")
    @Problems(ProblemCode.CURRENCY_NOT_SUPPORTED)
    ResponseEntity<Page<StoreCollection>> list(
            @ParameterObject @Valid Listing listing,
            @ParameterObject @Valid StoreContextParameters parameters,
            HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var page = queries.page(listing, context);
        return StoreCaching.response(
                page,
                context.locale(),
                CoverImage.tags(
                        List.of(StoreCaching.COLLECTIONS), page.items().stream().map(StoreCollection::picture)));
    }

    /// Get a collection.
    ///
    /// Returns the collection with this id or slug; the slug of any language and former slugs work too: `slug`
    /// in the response is the current one. Its products are at `GET /store/v1/products?collection=`.
    @GetMapping("/{idOrSlug}")
    @Operation(operationId = "getCollection")
    @Problems({ProblemCode.INVALID_ID, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<StoreCollection> get(
            @Parameter(example = "gifts") @PathVariable @Size(max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+")
                    String idOrSlug,
            @ParameterObject @Valid StoreContextParameters parameters,
            HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var collection = queries.find(idOrSlug, context)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.collection")));
        return StoreCaching.response(
                collection,
                context.locale(),
                CoverImage.tags(
                        // Any collection may take over a former slug, or that of another language.
                        TypeIds.looksLikeId(idOrSlug) || collection.slug().equals(idOrSlug)
                                ? List.of(collection.id().text())
                                : List.of(collection.id().text(), StoreCaching.COLLECTIONS),
                        Stream.ofNullable(collection.picture())));
    }
}
