package dev.kontor.storefront.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.storefront.cache.StoreCaching;
import dev.kontor.storefront.category.StoreCategoryQueries.Row;
import dev.kontor.storefront.context.CoverImage;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.context.StoreContextParameters;
import dev.kontor.storefront.context.StoreContexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Categories, for shoppers.
@RestController
@RequestMapping("/store/v1/categories")
@PublicEndpoint
@Tag(name = "Categories", description = "The category tree of the shop.")
class CategoryController {

    private final StoreCategoryQueries queries;
    private final StoreContexts contexts;

    CategoryController(StoreCategoryQueries queries, StoreContexts contexts) {
        this.queries = queries;
        this.contexts = contexts;
    }

    /// Get the category tree.
    ///
    /// Returns the top-level categories, each with all its descendants.
    @GetMapping
    @Operation(operationId = "listCategories")
    ResponseEntity<Page<CategoryNode>> tree(
            @ParameterObject @Valid StoreContextParameters parameters, HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var rows = queries.all(context);
        return StoreCaching.response(
                Page.whole(tree(rows, context)),
                context.locale(),
                CoverImage.tags(List.of(StoreCaching.CATEGORIES), rows.stream().map(Row::picture)));
    }

    /// Get a category.
    ///
    /// Returns the category with this id or slug; the slug of any language and former slugs work too: `slug` in
    /// the response is the current one. Its products are at `GET /store/v1/products?category=`.
    @GetMapping("/{idOrSlug}")
    @Operation(operationId = "getCategory")
    @Problems(ProblemCode.INVALID_ID)
    ResponseEntity<StoreCategory> get(
            @Parameter(example = "kitchen") @PathVariable @Size(max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+")
                    String idOrSlug,
            @ParameterObject @Valid StoreContextParameters parameters,
            HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var found = queries.find(idOrSlug, context)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.category")));
        var row = found.row();
        var page = new StoreCategory(
                row.id(),
                row.slug(),
                row.name(),
                found.description(),
                found.seo(),
                row.picture(),
                context.localeUsed(row.translated()),
                found.slugs(),
                queries.above(row.id(), context).stream().map(Row::link).toList(),
                queries.below(row.id(), context).stream().map(Row::link).toList());
        return StoreCaching.response(
                page,
                context.locale(),
                CoverImage.tags(List.of(row.id().text(), StoreCaching.CATEGORIES), Stream.ofNullable(row.picture())));
    }

    private static List<CategoryNode> tree(List<Row> rows, StoreContext context) {
        Map<Optional<CategoryId>, List<Row>> byParent = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Optional.ofNullable(row.parentId()), HashMap::new, Collectors.toList()));
        return below(Optional.empty(), byParent, context);
    }

    private static List<CategoryNode> below(
            Optional<CategoryId> parent, Map<Optional<CategoryId>, List<Row>> byParent, StoreContext context) {
        return byParent.getOrDefault(parent, List.of()).stream()
                .map(row -> new CategoryNode(
                        row.id(),
                        row.slug(),
                        row.name(),
                        row.picture(),
                        context.localeUsed(row.translated()),
                        below(Optional.of(row.id()), byParent, context)))
                .toList();
    }
}
