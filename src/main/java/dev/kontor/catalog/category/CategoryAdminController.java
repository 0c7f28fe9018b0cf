package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/// Manages categories.
@RestController
@RequestMapping("/admin/v1/categories")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Categories", description = "The tree of categories that list the products.")
class CategoryAdminController {

    private final CategoryService service;
    private final Shop shop;

    CategoryAdminController(CategoryService service, Shop shop) {
        this.service = service;
        this.shop = shop;
    }

    /// List categories.
    ///
    /// Returns the whole tree as a flat list; `parentId` refers to the parent. Siblings are in display order.
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listCategoriesAsStaff")
    Page<CategoryDetails> list() {
        return Page.whole(service.all()).map(this::details);
    }

    /// Create a category.
    ///
    /// Creates a root category or a subcategory. The tree can have at most ten levels.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createCategory")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<CategoryDetails> create(@RequestBody @Valid CreateCategory request) {
        var category = service.create(request);
        return Created.at("/admin/v1/categories", category.id(), details(category));
    }

    /// Get a category.
    ///
    /// Returns the category with its texts. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getCategoryAsStaff")
    CategoryDetails get(@PathVariable CategoryId id) {
        return details(service.get(id));
    }

    /// Change or move a category.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field. A different `parentId`
    /// moves the whole branch, including its products.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeCategory")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    CategoryDetails change(@PathVariable CategoryId id, IfMatch ifMatch, MergePatch<ChangeCategory> patch) {
        return details(service.change(id, ifMatch, patch));
    }

    /// Delete a category.
    ///
    /// Fails if it contains categories or products.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCategory")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable CategoryId id, IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    private CategoryDetails details(Category category) {
        return CategoryDetails.of(category, shop.defaultLocale());
    }
}
