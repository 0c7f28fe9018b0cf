package dev.kontor.customer.note;

import dev.kontor.customer.CustomerNoteId;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Notes on customers, for staff.
@RestController
@RequestMapping("/admin/v1/customers/{customerId}/notes")
@RequiresPermission(Permission.CUSTOMERS_WRITE)
@Tag(name = "Customers", description = "The customers of the shop.")
class CustomerNoteAdminController {

    private final CustomerNoteService notes;

    CustomerNoteAdminController(CustomerNoteService notes) {
        this.notes = notes;
    }

    /// List the notes on a customer.
    ///
    /// Returns the notes, newest first. Customers never see them.
    @SortableBy("-createdAt")
    @GetMapping
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "listCustomerNotes")
    Page<CustomerNote> list(@PathVariable CustomerId customerId, @ParameterObject @Valid Listing listing) {
        return notes.list(customerId, listing);
    }

    /// Write a note on a customer.
    ///
    /// The note records its author and is visible to staff only.
    @PostMapping
    @Operation(operationId = "writeCustomerNote")
    @Problems(ProblemCode.REJECTED)
    CustomerNote write(
            Actor actor, @PathVariable CustomerId customerId, @RequestBody @Valid WriteCustomerNote request) {
        return notes.write(actor, customerId, request);
    }

    /// Delete a note on a customer.
    ///
    /// The audit log records who deleted the note.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCustomerNote")
    void remove(@PathVariable CustomerId customerId, @PathVariable CustomerNoteId id) {
        notes.remove(customerId, id);
    }
}
