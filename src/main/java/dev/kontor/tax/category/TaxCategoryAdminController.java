package dev.kontor.tax.category;

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
import dev.kontor.tax.TaxCategoryId;
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

/// Manages tax categories.
@RestController
@RequestMapping("/admin/v1/tax-categories")
@RequiresPermission(Permission.TAX_WRITE)
@Tag(name = "Taxes", description = "Tax zones, categories and rates.")
class TaxCategoryAdminController {

    private final TaxCategoryService categories;
    private final TaxCategoryQueries queries;

    TaxCategoryAdminController(TaxCategoryService categories, TaxCategoryQueries queries) {
        this.categories = categories;
        this.queries = queries;
    }

    /// List tax categories.
    ///
    /// Returns all tax categories. Sort by `code` or `createdAt`.
    @SortableBy({"code", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.TAX_READ)
    @Operation(operationId = "listTaxCategories")
    Page<TaxCategoryDetails> list(@ParameterObject @Valid Listing listing) {
        return queries.list(listing);
    }

    /// Create a tax category.
    ///
    /// Variants and shipping methods refer to it by its code, which never changes.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTaxCategory")
    @Problems(ProblemCode.ALREADY_EXISTS)
    ResponseEntity<TaxCategoryDetails> create(@RequestBody @Valid CreateTaxCategory request) {
        var category = categories.create(request);
        return Created.at("/admin/v1/tax-categories", category.id(), category);
    }

    /// Get a tax category.
    ///
    /// Changing the tax category requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.TAX_READ)
    @Operation(operationId = "getTaxCategory")
    TaxCategoryDetails get(@PathVariable TaxCategoryId id) {
        return categories.get(id);
    }

    /// Rename a tax category.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeTaxCategory")
    TaxCategoryDetails change(@PathVariable TaxCategoryId id, IfMatch ifMatch, MergePatch<ChangeTaxCategory> patch) {
        return categories.change(id, ifMatch, patch);
    }

    /// Delete a tax category.
    ///
    /// Fails if a rate refers to it. Carts with variants that still have its code cannot be ordered afterwards.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTaxCategory")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable TaxCategoryId id, IfMatch ifMatch) {
        categories.delete(id, ifMatch);
    }
}
