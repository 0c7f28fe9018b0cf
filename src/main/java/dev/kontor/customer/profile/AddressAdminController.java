package dev.kontor.customer.profile;

import dev.kontor.customer.AddressId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
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

/// The address books of customers, for staff.
@RestController
@RequestMapping("/admin/v1/customers/{customerId}/addresses")
@RequiresPermission(Permission.CUSTOMERS_WRITE)
@Tag(name = "Customers")
class AddressAdminController {

    private final AddressBooks books;

    AddressAdminController(AddressBooks books) {
        this.books = books;
    }

    /// List the addresses of a customer.
    ///
    /// Returns all addresses of the address book, at most 20, oldest first.
    @GetMapping
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "listCustomerAddresses")
    Page<AddressDetails> list(@PathVariable CustomerId customerId) {
        return Page.whole(books.list(customerId));
    }

    /// Add an address of a customer.
    ///
    /// Adds an address to the address book, which can have at most 20 addresses.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addCustomerAddress")
    @Problems({ProblemCode.REJECTED, ProblemCode.ADDRESS_INVALID})
    ResponseEntity<AddressDetails> add(@PathVariable CustomerId customerId, @Valid @RequestBody Address address) {
        var added = books.add(customerId, address);
        return Created.at("/admin/v1/customers/" + customerId.text() + "/addresses", added.id(), added);
    }

    /// Get an address of a customer.
    ///
    /// Returns one address of the address book.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "getCustomerAddress")
    AddressDetails get(@PathVariable CustomerId customerId, @PathVariable AddressId id) {
        return books.get(customerId, id);
    }

    /// Change an address of a customer.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field. Orders keep the address
    /// they were placed with.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeCustomerAddress")
    @Problems({ProblemCode.PRECONDITION_FAILED, ProblemCode.ADDRESS_INVALID})
    AddressDetails change(@PathVariable CustomerId customerId, @PathVariable AddressId id, MergePatch<Address> patch) {
        return books.change(customerId, id, patch);
    }

    /// Delete an address of a customer.
    ///
    /// Removes the address from the address book. Orders keep the address they were placed with.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCustomerAddress")
    void delete(@PathVariable CustomerId customerId, @PathVariable AddressId id) {
        books.delete(customerId, id);
    }
}
