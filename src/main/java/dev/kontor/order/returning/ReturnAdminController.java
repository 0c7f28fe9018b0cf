package dev.kontor.order.returning;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves returns to staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.RETURNS_WRITE)
@Tag(name = "Returns", description = "Shipped units that buyers send back.")
class ReturnAdminController {

    private final ReturnRequests requests;
    private final ReturnService service;
    private final ReturnReceiving receiving;
    private final ReturnQueries queries;

    ReturnAdminController(
            ReturnRequests requests, ReturnService service, ReturnReceiving receiving, ReturnQueries queries) {
        this.requests = requests;
        this.service = service;
        this.receiving = receiving;
        this.queries = queries;
    }

    /// List returns.
    ///
    /// Returns all returns, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping("/returns")
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "listReturns")
    Page<ReturnSummary> list(@ParameterObject @Valid ReturnFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// List what can be returned of an order.
    ///
    /// Returns the shipped items with the units that the buyer can return now. Staff can return units
    /// whose time has ended.
    @GetMapping("/orders/{id}/returnable-items")
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "listReturnableItemsAsStaff")
    ReturnableItems returnable(@PathVariable OrderId id) {
        return requests.returnable(id);
    }

    /// Create a return.
    ///
    /// Creates a return for any order and approves it at once. Units whose time has ended require
    /// `windowReason`.
    @PostMapping("/returns")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "createReturn")
    @Problems({
        ProblemCode.NOT_FOUND,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.RETURN_WINDOW_CLOSED,
        ProblemCode.REJECTED
    })
    ResponseEntity<ReturnDetails> create(@RequestBody @Valid CreateReturn request, Actor actor) {
        var id = requests.byStaff(request, actor.label());
        return Created.at("/admin/v1/returns", id, queries.get(id));
    }

    /// Get a return.
    ///
    /// Returns the return with its items and receipts. Changing it requires the returned `ETag`.
    @GetMapping("/returns/{id}")
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "getReturn")
    ReturnDetails get(@PathVariable ReturnId id) {
        return queries.get(id);
    }

    /// Change a return.
    ///
    /// Takes a JSON merge patch of the instructions for the buyer and the note for staff.
    @PatchMapping("/returns/{id}")
    @Operation(operationId = "changeReturn")
    ReturnDetails change(@PathVariable ReturnId id, IfMatch ifMatch, MergePatch<ChangeReturn> patch) {
        service.change(id, ifMatch, patch);
        return queries.get(id);
    }

    /// Approve a return.
    ///
    /// Lets the buyer send the goods.
    @PostMapping("/returns/{id}/approve")
    @Operation(operationId = "approveReturn")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ReturnDetails approve(@PathVariable ReturnId id, @RequestBody @Valid ApproveReturn request, Actor actor) {
        service.approve(id, request, actor.label());
        return queries.get(id);
    }

    /// Reject a return.
    ///
    /// Ends the return and shows the reason to the buyer. Its units can be requested again.
    @PostMapping("/returns/{id}/reject")
    @Operation(operationId = "rejectReturn")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ReturnDetails reject(@PathVariable ReturnId id, @RequestBody @Valid RejectReturn request, Actor actor) {
        service.reject(id, request, actor.label());
        return queries.get(id);
    }

    /// Cancel a return.
    ///
    /// Ends the return before anything has arrived. Its units can be returned again.
    @PostMapping("/returns/{id}/cancel")
    @Operation(operationId = "cancelReturn")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ReturnDetails cancel(@PathVariable ReturnId id, Actor actor) {
        service.cancel(id, actor.label());
        return queries.get(id);
    }

    /// Receive units of a return.
    ///
    /// Records units with the result of their inspection; the rest can be received later. `SELLABLE`
    /// units are added to the stock of the location. Each unit can be received once.
    @PostMapping("/returns/{id}/receive")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "receiveReturn")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.QUANTITY_LIMIT, ProblemCode.REJECTED})
    ReturnDetails receive(@PathVariable ReturnId id, @RequestBody @Valid ReceiveReturn request, Actor actor) {
        receiving.receive(id, request, actor.label());
        return queries.get(id);
    }

    /// Close a return.
    ///
    /// Ends the return. Units that have not been received no longer belong to it and can be returned again.
    @PostMapping("/returns/{id}/close")
    @Operation(operationId = "closeReturn")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ReturnDetails close(@PathVariable ReturnId id, Actor actor) {
        service.close(id, actor.label());
        return queries.get(id);
    }
}
