package dev.kontor.catalog.collection;

import dev.kontor.catalog.CollectionId;
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

/// Manages collections.
@RestController
@RequestMapping("/admin/v1/collections")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Collections", description = "Groups of products, chosen by hand or by rules.")
class CollectionAdminController {

    private final CollectionService collections;
    private final Shop shop;

    CollectionAdminController(CollectionService collections, Shop shop) {
        this.collections = collections;
        this.shop = shop;
    }

    /// List collections.
    ///
    /// Returns all collections. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listCollectionsAsStaff")
    Page<CollectionDetails> list(@ParameterObject @Valid Listing listing) {
        return collections.list(listing).map(this::details);
    }

    /// Create a collection.
    ///
    /// A collection with rules always contains the matching products; a collection without rules contains what
    /// staff add.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createCollection")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<CollectionDetails> create(@RequestBody @Valid CreateCollection request) {
        var collection = collections.create(request);
        return Created.at("/admin/v1/collections", collection.id(), details(collection));
    }

    /// Get a collection.
    ///
    /// Changing the collection requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getCollectionAsStaff")
    CollectionDetails get(@PathVariable CollectionId id) {
        return details(collections.get(id));
    }

    /// Change a collection.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeCollection")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.IN_USE, ProblemCode.REJECTED})
    CollectionDetails change(@PathVariable CollectionId id, IfMatch ifMatch, MergePatch<ChangeCollection> patch) {
        return details(collections.change(id, ifMatch, patch));
    }

    /// Delete a collection.
    ///
    /// Its products are not deleted.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCollection")
    void delete(@PathVariable CollectionId id, IfMatch ifMatch) {
        collections.delete(id, ifMatch);
    }

    /// Add, move and remove products of a collection.
    ///
    /// Applies to collections without rules. Added products go to the end or before another product; products
    /// already in the collection move. `If-Match` takes the `ETag` of the collection.
    @PostMapping("/{id}/products")
    @Operation(operationId = "chooseProducts")
    @Problems(ProblemCode.REJECTED)
    CollectionDetails choose(
            @PathVariable CollectionId id, IfMatch ifMatch, @RequestBody @Valid ChooseProducts request) {
        return details(collections.choose(id, ifMatch, request));
    }

    private CollectionDetails details(ProductCollection collection) {
        return CollectionDetails.of(collection, shop.defaultLocale().toLanguageTag());
    }
}
