package dev.kontor.storefront.brand;

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

/// Brands, for shoppers.
@RestController
@RequestMapping("/store/v1/brands")
@PublicEndpoint
@Tag(name = "Brands", description = "The brands of the shop's products.")
class BrandController {

    private final StoreBrandQueries queries;
    private final StoreContexts contexts;

    BrandController(StoreBrandQueries queries, StoreContexts contexts) {
        this.queries = queries;
        this.contexts = contexts;
    }

    /// List brands.
    ///
    /// Returns all brands, sorted by name.
    @SortableBy("name")
    @GetMapping
    @Operation(operationId = "listBrands")
    @Problems(ProblemCode.CURRENCY_NOT_SUPPORTED)
    ResponseEntity<Page<StoreBrand>> list(
            @ParameterObject @Valid Listing listing,
            @ParameterObject @Valid StoreContextParameters parameters,
            HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var page = queries.page(listing, context);
        return StoreCaching.response(
                page,
                context.locale(),
                CoverImage.tags(
                        List.of(StoreCaching.BRANDS), page.items().stream().map(StoreBrand::picture)));
    }

    /// Get a brand.
    ///
    /// Returns the brand with this id or slug; former slugs work too: `slug` in the response is the current one.
    /// Its products are at `GET /store/v1/products?brand=`.
    @GetMapping("/{idOrSlug}")
    @Operation(operationId = "getBrand")
    @Problems({ProblemCode.INVALID_ID, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<StoreBrand> get(
            @Parameter(example = "haus-linde") @PathVariable @Size(max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+")
                    String idOrSlug,
            @ParameterObject @Valid StoreContextParameters parameters,
            HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var brand =
                queries.find(idOrSlug, context).orElseThrow(() -> new NotFoundException(Message.of("not-found.brand")));
        return StoreCaching.response(
                brand,
                context.locale(),
                CoverImage.tags(
                        // Any brand may take over a former slug.
                        TypeIds.looksLikeId(idOrSlug) || brand.slug().equals(idOrSlug)
                                ? List.of(brand.id().text())
                                : List.of(brand.id().text(), StoreCaching.BRANDS),
                        Stream.ofNullable(brand.picture())));
    }
}
