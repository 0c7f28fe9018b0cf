package dev.kontor.catalog.product.admin;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.product.ChangeProduct;
import dev.kontor.catalog.product.CreateProduct;
import dev.kontor.catalog.product.Product;
import dev.kontor.catalog.product.ProductDetails;
import dev.kontor.catalog.product.ProductTranslation;
import dev.kontor.catalog.product.ScheduleProduct;
import dev.kontor.catalog.product.SetMedia;
import dev.kontor.catalog.product.SetRelations;
import dev.kontor.catalog.product.TranslateProduct;
import dev.kontor.catalog.product.purge.ProductPurge;
import dev.kontor.catalog.product.read.ProductFilter;
import dev.kontor.catalog.product.read.ProductQueries;
import dev.kontor.catalog.product.read.ProductSummary;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Products, for staff.
@RestController
@RequestMapping("/admin/v1/products")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Products", description = "Products with their variants, texts and pictures.")
class ProductAdminController {

    private final ProductService service;
    private final ProductCopies copies;
    private final ProductPurge purge;
    private final ProductQueries queries;
    private final Shop shop;

    ProductAdminController(
            ProductService service, ProductCopies copies, ProductPurge purge, ProductQueries queries, Shop shop) {
        this.service = service;
        this.copies = copies;
        this.purge = purge;
        this.queries = queries;
        this.shop = shop;
    }

    /// List products.
    ///
    /// All products, drafts included. Sort by `createdAt`, `updatedAt` or `title`.
    @SortableBy(
            value = {"createdAt", "updatedAt", "title"},
            byDefault = "-createdAt")
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listProductsAsStaff")
    Page<ProductSummary> list(@ParameterObject @Valid ProductFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.products(filter, listing);
    }

    /// Create a product.
    ///
    /// Creates a draft, with its variants at once. Nobody but staff sees it until it is published.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createProduct")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ProductDetails> create(@RequestBody @Valid CreateProduct request) {
        return created(service.create(request));
    }

    /// Get a product.
    ///
    /// The whole product, with its variants. The `ETag` is needed to change it.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getProductAsStaff")
    ProductDetails get(@PathVariable ProductId id) {
        return details(service.get(id));
    }

    /// Change a product.
    ///
    /// A JSON merge patch: an absent field stays, `null` clears, lists are replaced as a whole.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeProduct")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails change(@PathVariable ProductId id, IfMatch ifMatch, MergePatch<ChangeProduct> patch) {
        return details(service.change(id, ifMatch, patch));
    }

    /// Archive a product.
    ///
    /// Takes the product out of the shop for good. It is kept, because orders refer to it. Not as long as a bundle
    /// is made of it. Its SKUs, slugs and external id stay taken until it is purged.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "archiveProduct")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.IN_USE})
    void archive(@PathVariable ProductId id, IfMatch ifMatch) {
        service.archive(id, ifMatch);
    }

    /// Copy a product.
    ///
    /// Creates a draft that is like it, with slugs and SKUs of its own. External id, barcodes, attributes that must
    /// be unique, prices, stock, channels, bundles and downloads are not copied.
    @PostMapping("/{id}/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "duplicateProduct")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ProductDetails> duplicate(@PathVariable ProductId id, @RequestBody @Valid DuplicateProduct request) {
        return created(copies.duplicate(id, request));
    }

    /// Delete an archived product for good.
    ///
    /// With its variants. Their SKUs, its slugs and its external id are free again. Orders keep their copies.
    /// `If-Match` takes the `ETag` of the product.
    @PostMapping("/{id}/purge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.CATALOG_PURGE)
    @Operation(operationId = "purgeProduct")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.IN_USE})
    void purge(@PathVariable ProductId id, IfMatch ifMatch) {
        purge.purge(id, ifMatch);
    }

    /// Publish a product.
    ///
    /// The draft can be seen and bought from now on. It needs at least one variant.
    @PostMapping("/{id}/publish")
    @Operation(operationId = "publishProduct")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails publish(@PathVariable ProductId id) {
        return details(service.publish(id));
    }

    /// Unpublish a product.
    ///
    /// The product is a draft again: it is gone from the shop, and carts that hold it say so.
    @PostMapping("/{id}/unpublish")
    @Operation(operationId = "unpublishProduct")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ProductDetails unpublish(@PathVariable ProductId id) {
        return details(service.unpublish(id));
    }

    /// Schedule a product.
    ///
    /// Sets when the product comes into the shop and when it leaves it, to the second. A time that is left out
    /// calls off what was planned.
    @PutMapping("/{id}/schedule")
    @Operation(operationId = "scheduleProduct")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails schedule(@PathVariable ProductId id, IfMatch ifMatch, @RequestBody @Valid ScheduleProduct request) {
        return details(service.schedule(id, ifMatch, request));
    }

    /// Set the pictures of a product.
    ///
    /// Replaces the list of pictures, each of the library or somewhere else. In lists the first of role `LISTING`
    /// stands for the product, else the first that is no `SWATCH`.
    @PutMapping("/{id}/media")
    @Operation(operationId = "setProductMedia")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails setMedia(@PathVariable ProductId id, IfMatch ifMatch, @RequestBody @Valid SetMedia request) {
        return details(service.setMedia(id, ifMatch, request));
    }

    /// Set what is shown beside a product.
    ///
    /// Replaces the list of related products, cross-sells, up-sells and accessories.
    @PutMapping("/{id}/relations")
    @Operation(operationId = "relateProduct")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails setRelations(@PathVariable ProductId id, IfMatch ifMatch, @RequestBody @Valid SetRelations request) {
        return details(service.setRelations(id, ifMatch, request));
    }

    /// Get the texts of a product in one language.
    ///
    /// The texts in that language. With `fallback=true` those of the default language stand in where there are
    /// none; `localeUsed` and `Content-Language` say so.
    @GetMapping("/{id}/translations/{locale}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getProductTranslation")
    ResponseEntity<ProductTranslation> translation(
            @PathVariable ProductId id,
            @PathVariable Locale locale,
            @Parameter(description = "Whether another language may stand in.") @RequestParam(defaultValue = "false")
                    boolean fallback) {
        var product = service.get(id);
        boolean standIn = fallback && !product.content().texts().containsKey(locale);
        var used = standIn ? shop.defaultLocale() : locale;
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, used.toLanguageTag())
                .body(ProductTranslation.of(product, locale, used));
    }

    /// Set the texts of a product in one language.
    ///
    /// Adds or replaces the texts in a language of the shop. `If-Match` takes the `ETag` of the product.
    @PutMapping("/{id}/translations/{locale}")
    @Operation(operationId = "translateProduct")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductTranslation translate(
            @PathVariable ProductId id,
            @PathVariable Locale locale,
            IfMatch ifMatch,
            @RequestBody @Valid TranslateProduct request) {
        return ProductTranslation.of(service.translate(id, ifMatch, locale, request), locale, locale);
    }

    /// Create or replace a product by its external id.
    ///
    /// For other systems that know the product by their own id. Creates a draft, or makes the product what the body
    /// says; its variants are known by their SKU, and what is left out is removed. `If-Match` takes the `ETag` that
    /// was read, if the product must not have changed since; `If-None-Match: *` only creates. Without either the
    /// body wins.
    @PutMapping("/by/external-id/{externalId}")
    @Operation(
            operationId = "upsertProduct",
            responses = {
                @ApiResponse(responseCode = "200", description = "Replaced.", useReturnTypeSchema = true),
                @ApiResponse(responseCode = "201", description = "Created.", useReturnTypeSchema = true)
            })
    @Problems({
        ProblemCode.ALREADY_EXISTS,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.IN_USE,
        ProblemCode.REJECTED
    })
    ResponseEntity<ProductDetails> upsert(
            @PathVariable @Size(max = 255) @Pattern(regexp = CreateProduct.EXTERNAL_ID) String externalId,
            @Nullable IfMatch ifMatch,
            @Parameter(description = "`*` refuses to replace a product that is there.", example = "*")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Pattern(regexp = "\\*")
                    @Nullable
                    String ifNoneMatch,
            @RequestBody @Valid CreateProduct request) {
        var upserted = ifNoneMatch == null
                ? service.upsert(externalId, ifMatch, request)
                : new ProductService.Upserted(service.createOnly(externalId, request), true);
        return upserted.created() ? created(upserted.product()) : ResponseEntity.ok(details(upserted.product()));
    }

    private ResponseEntity<ProductDetails> created(Product product) {
        return ResponseEntity.created(
                        URI.create("/admin/v1/products/" + product.id().text()))
                .body(details(product));
    }

    private ProductDetails details(Product product) {
        return ProductDetails.of(product, shop.defaultLocale());
    }
}
