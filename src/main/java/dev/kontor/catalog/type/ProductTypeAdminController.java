package dev.kontor.catalog.type;

import dev.kontor.catalog.ProductTypeId;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages product types.
@RestController
@RequestMapping("/admin/v1/product-types")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Product types", description = "Product types and their attributes.")
class ProductTypeAdminController {

    private final ProductTypeService types;

    ProductTypeAdminController(ProductTypeService types) {
        this.types = types;
    }

    /// List product types.
    ///
    /// Returns all product types with their attributes. Sort by `code` or `createdAt`.
    @SortableBy({"code", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listProductTypes")
    Page<ProductType> list(@ParameterObject @Valid Listing listing) {
        return types.list(listing);
    }

    /// Create a product type.
    ///
    /// Defines which attributes its products have. Assign it to products with their field `productTypeId`.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createProductType")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ProductType> create(@RequestBody @Valid CreateProductType request) {
        var type = types.create(request);
        return Created.at("/admin/v1/product-types", type.id(), type);
    }

    /// Get a product type.
    ///
    /// Changing the product type requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getProductType")
    ProductType get(@PathVariable ProductTypeId id) {
        return types.get(id);
    }

    /// Change a product type.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, lists are replaced as a whole. Fails if existing
    /// products would become invalid, for example if published products lack an attribute that becomes required.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeProductType")
    @Problems({ProblemCode.IN_USE, ProblemCode.REJECTED})
    ProductType change(@PathVariable ProductTypeId id, IfMatch ifMatch, MergePatch<ChangeProductType> patch) {
        return types.change(id, ifMatch, patch);
    }

    /// Delete a product type.
    ///
    /// Fails if a product has this type.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteProductType")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable ProductTypeId id, IfMatch ifMatch) {
        types.delete(id, ifMatch);
    }
}
