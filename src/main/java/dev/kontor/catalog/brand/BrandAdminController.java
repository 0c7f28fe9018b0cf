package dev.kontor.catalog.brand;

import dev.kontor.catalog.BrandId;
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

/// Manages brands.
@RestController
@RequestMapping("/admin/v1/brands")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Brands", description = "Brands of the products in the shop.")
class BrandAdminController {

    private final BrandService brands;
    private final BrandQueries queries;

    BrandAdminController(BrandService brands, BrandQueries queries) {
        this.brands = brands;
        this.queries = queries;
    }

    /// List brands.
    ///
    /// Returns all brands. Sort by `name` or `createdAt`.
    @SortableBy({"name", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listBrandsAsStaff")
    Page<BrandDetails> list(@ParameterObject @Valid Listing listing) {
        return queries.list(listing);
    }

    /// Create a brand.
    ///
    /// Assign it to products with their field `brandId`. Without a slug, Kontor derives one from the name.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createBrand")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<BrandDetails> create(@RequestBody @Valid CreateBrand request) {
        var brand = brands.create(request);
        return Created.at("/admin/v1/brands", brand.id(), brand);
    }

    /// Get a brand.
    ///
    /// Changing the brand requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getBrandAsStaff")
    BrandDetails get(@PathVariable BrandId id) {
        return brands.get(id);
    }

    /// Change a brand.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeBrand")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    BrandDetails change(@PathVariable BrandId id, IfMatch ifMatch, MergePatch<ChangeBrand> patch) {
        return brands.change(id, ifMatch, patch);
    }

    /// Delete a brand.
    ///
    /// Fails if a product has this brand.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteBrand")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable BrandId id, IfMatch ifMatch) {
        brands.delete(id, ifMatch);
    }
}
