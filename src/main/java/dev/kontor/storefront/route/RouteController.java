package dev.kontor.storefront.route;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.storefront.cache.StoreCaching;
import dev.kontor.storefront.context.StoreContextParameters;
import dev.kontor.storefront.context.StoreContexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Resolves front-end paths.
@RestController
@RequestMapping("/store/v1/routes")
@PublicEndpoint
@Tag(name = "Routes", description = "Resolution of front-end paths.")
class RouteController {

    private final RouteQueries queries;
    private final StoreContexts contexts;

    RouteController(RouteQueries queries, StoreContexts contexts) {
        this.queries = queries;
        this.contexts = contexts;
    }

    /// Resolve a path.
    ///
    /// Finds a redirect for that path, else the product, category, brand or collection whose slug is its last
    /// part, in any language, including former slugs. `/products/`, `/categories/`, `/brands/` and
    /// `/collections/` at the start determine the kind.
    @GetMapping("/resolve")
    @Operation(operationId = "resolveRoute")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.CURRENCY_NOT_SUPPORTED})
    ResponseEntity<Route> resolve(
            @ParameterObject @Valid RouteParameters route,
            @ParameterObject @Valid StoreContextParameters parameters,
            HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var found =
                queries.resolve(route, context).orElseThrow(() -> new NotFoundException(Message.of("not-found.route")));
        // Any new object may take this path first.
        var tags = new ArrayList<>(List.of(
                StoreCaching.REDIRECTS,
                StoreCaching.PRODUCTS,
                StoreCaching.CATEGORIES,
                StoreCaching.BRANDS,
                StoreCaching.COLLECTIONS));
        if (found.id() != null) {
            tags.add(found.id());
        }
        return StoreCaching.response(found, context.locale(), tags);
    }
}
