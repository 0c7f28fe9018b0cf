package dev.kontor.identity.staff;

import dev.kontor.identity.Actor;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.role.ChangeRole;
import dev.kontor.identity.role.CreateRole;
import dev.kontor.identity.role.RoleDetails;
import dev.kontor.identity.role.RoleService;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PersonsOnly;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
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
import java.util.Arrays;
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

/// Roles and their permissions.
@Tag(name = "Access", description = "Staff members, their roles, and the permissions these grant.")
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.ROLES_WRITE)
class RoleAdminController {

    private final RoleService service;
    private final StaffQueries queries;
    private final Shop shop;

    RoleAdminController(RoleService service, StaffQueries queries, Shop shop) {
        this.service = service;
        this.queries = queries;
        this.shop = shop;
    }

    /// List the permissions.
    ///
    /// Returns all permissions of roles, with descriptions.
    @GetMapping("/permissions")
    @RequiresPermission(Permission.ROLES_READ)
    @Operation(operationId = "listPermissions")
    Page<PermissionDetails> permissions() {
        return Page.whole(Arrays.stream(Permission.values())
                .map(permission -> new PermissionDetails(permission, permission.description()))
                .toList());
    }

    /// List roles.
    ///
    /// Returns all roles with their permissions. Sort by `name` or `createdAt`.
    @SortableBy({"name", "createdAt"})
    @GetMapping("/roles")
    @RequiresPermission(Permission.ROLES_READ)
    @Operation(operationId = "listRoles")
    Page<RoleDetails> list(@ParameterObject @Valid Listing listing) {
        return queries.roles(listing);
    }

    /// Create a role.
    ///
    /// You can only grant permissions that you have.
    @PersonsOnly
    @RequiresRecentFactor
    @PostMapping("/roles")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createRole")
    @Problems(ProblemCode.ALREADY_EXISTS)
    ResponseEntity<RoleDetails> create(Actor.Staff actor, @Valid @RequestBody CreateRole request) {
        var role = RoleDetails.of(service.create(actor, request));
        return Created.at(shop.link("/admin/v1/roles"), role.id(), role);
    }

    /// Get a role.
    ///
    /// Returns the role with its permissions. Changing it requires the returned `ETag`.
    @GetMapping("/roles/{id}")
    @RequiresPermission(Permission.ROLES_READ)
    @Operation(operationId = "getRole")
    RoleDetails get(@PathVariable RoleId id) {
        return RoleDetails.of(service.get(id));
    }

    /// Change a role.
    ///
    /// Takes effect with the next call of everyone with this role. Requires all permissions of the role, before and
    /// after the change. You cannot change your own role; the owner's role cannot be changed.
    @PersonsOnly
    @RequiresRecentFactor
    @PatchMapping("/roles/{id}")
    @Operation(operationId = "changeRole")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    RoleDetails change(Actor.Staff actor, @PathVariable RoleId id, IfMatch ifMatch, MergePatch<ChangeRole> patch) {
        return RoleDetails.of(service.change(actor, id, ifMatch, patch));
    }

    /// Delete a role.
    ///
    /// Deletes a role that is assigned to nobody.
    @PersonsOnly
    @RequiresRecentFactor
    @DeleteMapping("/roles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteRole")
    @Problems({ProblemCode.IN_USE, ProblemCode.REJECTED})
    void delete(Actor.Staff actor, @PathVariable RoleId id, IfMatch ifMatch) {
        service.delete(actor, id, ifMatch);
    }
}
