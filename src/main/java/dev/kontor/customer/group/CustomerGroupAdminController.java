package dev.kontor.customer.group;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
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

/// Manages customer groups.
@RestController
@RequestMapping("/admin/v1/customer-groups")
@RequiresPermission(Permission.CUSTOMERS_WRITE)
@Tag(name = "Customer groups", description = "Groups of customers with their own prices and promotions.")
class CustomerGroupAdminController {

    private final CustomerGroupService groups;

    CustomerGroupAdminController(CustomerGroupService groups) {
        this.groups = groups;
    }

    /// List customer groups.
    ///
    /// Returns all groups. Sort by `name` or `createdAt`.
    @SortableBy({"name", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "listCustomerGroups")
    Page<CustomerGroupDetails> list(@ParameterObject @Valid Listing listing) {
        return groups.list(listing);
    }

    /// Create a customer group.
    ///
    /// Price lists and promotions refer to groups by id, imports by code.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createCustomerGroup")
    @Problems(ProblemCode.ALREADY_EXISTS)
    ResponseEntity<CustomerGroupDetails> create(@RequestBody @Valid CreateCustomerGroup request) {
        var group = groups.create(request);
        return Created.at("/admin/v1/customer-groups", group.id(), group);
    }

    /// Get a customer group.
    ///
    /// Changing the group requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "getCustomerGroup")
    CustomerGroupDetails get(@PathVariable CustomerGroupId id) {
        return groups.get(id);
    }

    /// Change a customer group.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeCustomerGroup")
    @Problems(ProblemCode.ALREADY_EXISTS)
    CustomerGroupDetails change(
            @PathVariable CustomerGroupId id, IfMatch ifMatch, MergePatch<ChangeCustomerGroup> patch) {
        return groups.change(id, ifMatch, patch);
    }

    /// Delete a customer group.
    ///
    /// The members stay customers. Fails if a price list or promotion has a condition with the group.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCustomerGroup")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable CustomerGroupId id, IfMatch ifMatch) {
        groups.delete(id, ifMatch);
    }

    /// List the members of a customer group.
    ///
    /// Returns the members in the order in which they joined.
    @SortableBy("addedAt")
    @GetMapping("/{id}/members")
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "listGroupMembers")
    Page<GroupMember> members(@PathVariable CustomerGroupId id, @ParameterObject @Valid Listing listing) {
        return groups.members(id, listing);
    }

    /// Add members to a customer group.
    ///
    /// Adds up to 1,000 customers at once; a repeated request changes nothing. If one of them does not exist, no
    /// customer is added.
    @PostMapping("/{id}/members")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "addGroupMembers")
    @Problems(ProblemCode.REJECTED)
    AddedMembers add(@PathVariable CustomerGroupId id, @RequestBody @Valid AddGroupMembers request) {
        return groups.add(id, request.customerIds());
    }

    /// Remove a member from a customer group.
    ///
    /// The next price that the customer sees is the one without the group.
    @DeleteMapping("/{id}/members/{customerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeGroupMember")
    void remove(@PathVariable CustomerGroupId id, @PathVariable CustomerId customerId) {
        groups.remove(id, customerId);
    }
}
