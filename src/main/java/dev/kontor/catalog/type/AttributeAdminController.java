package dev.kontor.catalog.type;

import dev.kontor.catalog.AttributeId;
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

/// Manages attributes.
@RestController
@RequestMapping("/admin/v1/attributes")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Product types", description = "Product types and their attributes.")
class AttributeAdminController {

    private final AttributeService attributes;

    AttributeAdminController(AttributeService attributes) {
        this.attributes = attributes;
    }

    /// List attributes.
    ///
    /// Returns all attributes that product types can use. Sort by `code` or `createdAt`.
    @SortableBy({"code", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listAttributes")
    Page<Attribute> list(
            @ParameterObject @Valid AttributeDefinitionFilter filter, @ParameterObject @Valid Listing listing) {
        return attributes.list(filter, listing);
    }

    /// Create an attribute.
    ///
    /// Defines the kind of its values. Products have the attribute if their product type uses it.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createAttribute")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<Attribute> create(@RequestBody @Valid CreateAttribute request) {
        var attribute = attributes.create(request);
        return Created.at("/admin/v1/attributes", attribute.id(), attribute);
    }

    /// Get an attribute.
    ///
    /// Changing the attribute requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getAttribute")
    Attribute get(@PathVariable AttributeId id) {
        return attributes.get(id);
    }

    /// Change an attribute.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field, lists are replaced as a
    /// whole. Choices that products use cannot be removed.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeAttribute")
    @Problems({ProblemCode.IN_USE, ProblemCode.REJECTED})
    Attribute change(@PathVariable AttributeId id, IfMatch ifMatch, MergePatch<ChangeAttribute> patch) {
        return attributes.change(id, ifMatch, patch);
    }

    /// Delete an attribute.
    ///
    /// Fails if a product type uses it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteAttribute")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable AttributeId id, IfMatch ifMatch) {
        attributes.delete(id, ifMatch);
    }
}
