package dev.kontor.catalog.product.admin;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.product.ChangeVariant;
import dev.kontor.catalog.product.CreateVariant;
import dev.kontor.catalog.product.GenerateVariants;
import dev.kontor.catalog.product.VariantDetails;
import dev.kontor.catalog.product.read.ProductQueries;
import dev.kontor.catalog.product.read.VariantFilter;
import dev.kontor.catalog.product.read.VariantSummary;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages variants.
@RestController
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Variants", description = "The versions of a product, each with its SKU.")
class VariantAdminController {

    private final ProductService service;
    private final ProductQueries queries;

    VariantAdminController(ProductService service, ProductQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /// List variants.
    ///
    /// Returns variants of all products, including drafts. Filter by SKU or barcode. Sort by `sku`.
    @SortableBy("sku")
    @GetMapping("/admin/v1/variants")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listVariants")
    Page<VariantSummary> list(@ParameterObject @Valid VariantFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.variants(filter, listing);
    }

    /// List the variants of a product.
    ///
    /// Returns all variants in display order.
    @GetMapping("/admin/v1/products/{id}/variants")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listVariantsOfProduct")
    Page<VariantDetails> ofProduct(@PathVariable ProductId id) {
        return Page.whole(VariantDetails.all(service.get(id)));
    }

    /// Add a variant to a product.
    ///
    /// Appends the variant. It needs a value for each option of the product.
    @PostMapping("/admin/v1/products/{id}/variants")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createVariant")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ResponseEntity<VariantDetails> create(@PathVariable ProductId id, @RequestBody @Valid CreateVariant request) {
        var variantId = VariantId.next();
        var product = service.addVariant(id, variantId, request);
        return Created.at("/admin/v1/variants", variantId, VariantDetails.of(product.variant(variantId), product));
    }

    /// Generate the variants of a product.
    ///
    /// Adds a variant for each option combination that has none, up to 250 in total. Existing variants stay
    /// unchanged. The response contains all variants.
    @PostMapping("/admin/v1/products/{id}/variants/generate")
    @Operation(operationId = "generateVariants")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    Page<VariantDetails> generate(@PathVariable ProductId id, @RequestBody @Valid GenerateVariants request) {
        return Page.whole(VariantDetails.all(service.generateVariants(id, request)));
    }

    /// Get a variant.
    ///
    /// The `ETag` is that of the product, because a variant is part of it.
    @GetMapping("/admin/v1/variants/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getVariantAsStaff")
    VariantDetails get(@PathVariable VariantId id) {
        var product = service.getOf(id);
        return VariantDetails.of(product.variant(id), product);
    }

    /// Change a variant.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field. An attribute that must be
    /// equal in all variants changes in all of them.
    @PatchMapping("/admin/v1/variants/{id}")
    @Operation(operationId = "changeVariant")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    VariantDetails change(@PathVariable VariantId id, IfMatch ifMatch, MergePatch<ChangeVariant> patch) {
        var product = service.changeVariant(id, ifMatch, patch);
        return VariantDetails.of(product.variant(id), product);
    }

    /// Delete a variant.
    ///
    /// Its SKU becomes available again. The last variant of a published product and parts of bundles cannot
    /// be deleted.
    @DeleteMapping("/admin/v1/variants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteVariant")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.IN_USE, ProblemCode.REJECTED})
    void delete(@PathVariable VariantId id, IfMatch ifMatch) {
        service.removeVariant(id, ifMatch);
    }
}
