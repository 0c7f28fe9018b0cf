package dev.kontor.catalog.redirect;

import dev.kontor.catalog.RedirectId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages redirects.
@RestController
@RequestMapping("/admin/v1/redirects")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Redirects", description = "Redirects from old paths of the frontend.")
class RedirectAdminController {

    private final RedirectService redirects;

    RedirectAdminController(RedirectService redirects) {
        this.redirects = redirects;
    }

    /// List redirects.
    ///
    /// Returns the redirects that staff created; old slugs redirect automatically. Sort by `createdAt` or
    /// `path`.
    @SortableBy({"-createdAt", "path"})
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "listRedirects")
    Page<Redirect> list(@ParameterObject @Valid Listing listing) {
        return redirects.list(listing);
    }

    /// Create a redirect.
    ///
    /// `GET /store/v1/routes/resolve` then returns the target for this path, even if a product or category has
    /// it. Redirects cannot form a loop.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createRedirect")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<Redirect> create(@RequestBody @Valid CreateRedirect request) {
        var redirect = redirects.create(request);
        return Created.at("/admin/v1/redirects", redirect.id(), redirect);
    }

    /// Get a redirect.
    ///
    /// Deleting the redirect requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getRedirect")
    Redirect get(@PathVariable RedirectId id) {
        return redirects.get(id);
    }

    /// Delete a redirect.
    ///
    /// The path becomes available again.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteRedirect")
    void delete(@PathVariable RedirectId id, IfMatch ifMatch) {
        redirects.delete(id, ifMatch);
    }
}
