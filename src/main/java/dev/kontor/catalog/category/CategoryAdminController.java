package dev.kontor.catalog.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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

/// Categories, for staff.
@RestController
@RequestMapping("/admin/v1/categories")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Categories", description = "The tree in which products are listed.")
class CategoryAdminController {

    private final CategoryService service;
    private final Shop shop;

    CategoryAdminController(CategoryService service, Shop shop) {
        this.service = service;
        this.shop = shop;
    }

    /// List categories.
    ///
    /// The whole tree as a flat list; `parentId` tells what is below what. Siblings come in their order.
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listCategoriesAsStaff")
    Page<CategoryDetails> list() {
        return Page.whole(service.all()).map(this::details);
    }

    /// Create a category.
    ///
    /// At the top, or below another category; the tree is at most ten levels deep.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createCategory")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<CategoryDetails> create(@RequestBody @Valid CreateCategory request) {
        var category = service.create(request);
        return ResponseEntity.created(
                        URI.create("/admin/v1/categories/" + category.id().text()))
                .body(details(category));
    }

    /// Get a category.
    ///
    /// The category with its texts. The `ETag` is needed to change it.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getCategoryAsStaff")
    CategoryDetails get(@PathVariable CategoryId id) {
        return details(service.get(id));
    }

    /// Change or move a category.
    ///
    /// A JSON merge patch: an absent field stays, `null` clears. Another `parentId` moves the whole branch,
    /// products included.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeCategory")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    CategoryDetails change(@PathVariable CategoryId id, IfMatch ifMatch, MergePatch<ChangeCategory> patch) {
        return details(service.change(id, ifMatch, patch));
    }

    /// Delete a category.
    ///
    /// Only if there is neither a category nor a product in it.
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
