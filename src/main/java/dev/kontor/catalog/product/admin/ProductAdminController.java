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
import dev.kontor.shared.web.Created;
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

/// Manages products.
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
    /// Returns all products, including drafts. Sort by `createdAt`, `updatedAt` or `title`.
    @SortableBy({"-createdAt", "updatedAt", "title"})
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listProductsAsStaff")
    Page<ProductSummary> list(@ParameterObject @Valid ProductFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.products(filter, listing);
    }

    /// Create a product.
    ///
    /// Creates a draft with its variants. Only staff can see it until it is published.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createProduct")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ProductDetails> create(@RequestBody @Valid CreateProduct request) {
        return created(service.create(request));
    }

    /// Get a product.
    ///
    /// Returns the product with its variants. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getProductAsStaff")
    ProductDetails get(@PathVariable ProductId id) {
        return details(service.get(id));
    }

    /// Change a product.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field, lists are replaced as a
    /// whole.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeProduct")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails change(@PathVariable ProductId id, IfMatch ifMatch, MergePatch<ChangeProduct> patch) {
        return details(service.change(id, ifMatch, patch));
    }

    /// Archive a product.
    ///
    /// Removes the product from the shop permanently and retains it because orders refer to it. A product that
    /// is a part of a bundle cannot be archived. Its SKUs, slugs and external id stay reserved until it is
    /// purged.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "archiveProduct")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.IN_USE})
    void archive(@PathVariable ProductId id, IfMatch ifMatch) {
        service.archive(id, ifMatch);
    }

    /// Duplicate a product.
    ///
    /// Creates a draft with the same content and new slugs and SKUs. A copy of a gift card is a gift card. External
    /// id, barcodes, unique attributes, prices, stock, channels, bundles and downloads are not copied, nor
    /// pictures and attribute values that refer to something deleted meanwhile.
    @PostMapping("/{id}/duplicate")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "duplicateProduct")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ProductDetails> duplicate(@PathVariable ProductId id, @RequestBody @Valid DuplicateProduct request) {
        return created(copies.duplicate(id, request));
    }

    /// Purge an archived product.
    ///
    /// Permanently deletes the product and its variants. Their SKUs, its slugs and its external id become
    /// available again. Orders keep their copies. `If-Match` takes the `ETag` of the product.
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
    /// Makes the draft visible and available for sale. It needs at least one variant.
    @PostMapping("/{id}/publish")
    @Operation(operationId = "publishProduct")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails publish(@PathVariable ProductId id) {
        return details(service.publish(id));
    }

    /// Unpublish a product.
    ///
    /// Turns the product into a draft and removes it from the shop. Carts that contain it show a warning.
    @PostMapping("/{id}/unpublish")
    @Operation(operationId = "unpublishProduct")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ProductDetails unpublish(@PathVariable ProductId id) {
        return details(service.unpublish(id));
    }

    /// Schedule the publication of a product.
    ///
    /// Sets when the product is published and unpublished, to the second. Omitting a time cancels what was
    /// scheduled.
    @PutMapping("/{id}/schedule")
    @Operation(operationId = "scheduleProduct")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails schedule(@PathVariable ProductId id, IfMatch ifMatch, @RequestBody @Valid ScheduleProduct request) {
        return details(service.schedule(id, ifMatch, request));
    }

    /// Set the pictures of a product.
    ///
    /// Replaces the list of pictures, each from the media library or an external URL. Product lists show the
    /// first picture with role `LISTING`, otherwise the first that is not a `SWATCH`.
    @PutMapping("/{id}/media")
    @Operation(operationId = "setProductMedia")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails setMedia(@PathVariable ProductId id, IfMatch ifMatch, @RequestBody @Valid SetMedia request) {
        return details(service.setMedia(id, ifMatch, request));
    }

    /// Set the related products of a product.
    ///
    /// Replaces the list of related products, cross-sells, up-sells and accessories.
    @PutMapping("/{id}/relations")
    @Operation(operationId = "setProductRelations")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductDetails setRelations(@PathVariable ProductId id, IfMatch ifMatch, @RequestBody @Valid SetRelations request) {
        return details(service.setRelations(id, ifMatch, request));
    }

    /// Get the texts of a product in a language.
    ///
    /// With `fallback=true`, the response contains the texts of the default language if there is no translation.
    /// `localeUsed` and `Content-Language` show the language of the texts.
    @GetMapping("/{id}/translations/{locale}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getProductTranslation")
    ResponseEntity<ProductTranslation> translation(
            @PathVariable ProductId id,
            @PathVariable Locale locale,
            @Parameter(description = "Whether to use the default language if there is no translation.")
                    @RequestParam(defaultValue = "false")
                    boolean fallback) {
        var product = service.get(id);
        boolean standIn = fallback && !product.content().texts().containsKey(locale);
        var used = standIn ? shop.defaultLocale() : locale;
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, used.toLanguageTag())
                .body(ProductTranslation.of(product, locale, used));
    }

    /// Set the texts of a product in a language.
    ///
    /// Creates or replaces the texts in a language of the shop. `If-Match` takes the `ETag` of the product.
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
    /// Lets other systems address a product by their own id. Creates a draft, or replaces the whole product with
    /// the body: variants are matched by SKU, and those missing from the body are removed. `If-Match` with the
    /// `ETag` replaces only this version; `If-None-Match: *` only creates. Without either header the request
    /// overwrites.
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
            @Parameter(description = "`*` creates the product only if it does not exist.", example = "*")
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
        return Created.at("/admin/v1/products", product.id(), details(product));
    }

    private ProductDetails details(Product product) {
        return ProductDetails.of(product, shop.defaultLocale());
    }
}
