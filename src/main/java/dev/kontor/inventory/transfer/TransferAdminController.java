package dev.kontor.inventory.transfer;

import dev.kontor.identity.Actor;
import dev.kontor.inventory.StockTransferId;
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
import org.jspecify.annotations.Nullable;
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

/// Serves transfers between locations to staff.
@RestController
@RequestMapping("/admin/v1/inventory-transfers")
@RequiresPermission(Permission.INVENTORY_WRITE)
@Tag(
        name = "Inventory",
        description = "Stock locations, stock levels, reservations, transfers, counts and the stock ledger.")
class TransferAdminController {

    private final TransferService transfers;

    TransferAdminController(TransferService transfers) {
        this.transfers = transfers;
    }

    /// List transfers.
    ///
    /// Returns transfers between locations, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "listInventoryTransfers")
    Page<Transfer> list(@ParameterObject @Valid TransferFilter filter, @ParameterObject @Valid Listing listing) {
        return transfers.list(filter, listing);
    }

    /// Create a transfer.
    ///
    /// Creates a draft. No units move until it is dispatched.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createInventoryTransfer")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<Transfer> create(@RequestBody @Valid SaveTransfer request) {
        var transfer = transfers.create(request);
        return Created.at("/admin/v1/inventory-transfers", transfer.id(), transfer);
    }

    /// Get a transfer.
    ///
    /// Returns the transfer with the units received so far. Changing or deleting a draft requires the `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "getInventoryTransfer")
    Transfer get(@PathVariable StockTransferId id) {
        return transfers.get(id);
    }

    /// Change a draft transfer.
    ///
    /// Takes a JSON merge patch; `items` replaces all lines.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeInventoryTransfer")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    Transfer change(@PathVariable StockTransferId id, IfMatch ifMatch, MergePatch<SaveTransfer> patch) {
        return transfers.change(id, ifMatch, patch);
    }

    /// Delete a draft transfer.
    ///
    /// Only a draft can be deleted. Cancel a dispatched transfer instead.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteInventoryTransfer")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void delete(@PathVariable StockTransferId id, IfMatch ifMatch) {
        transfers.delete(id, ifMatch);
    }

    /// Dispatch a transfer.
    ///
    /// Removes the units from the origin. They are not for sale until the destination receives them. Held units
    /// cannot be transferred; safety stock can.
    @PostMapping("/{id}/dispatch")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "dispatchInventoryTransfer")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    Transfer dispatch(@PathVariable StockTransferId id, Actor actor) {
        return transfers.dispatch(id, actor.label());
    }

    /// Receive units of a transfer.
    ///
    /// Receives the listed units, or all units in transit if the request has no body. The transfer ends when all
    /// units are received.
    @PostMapping("/{id}/receive")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "receiveInventoryTransfer")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.QUANTITY_LIMIT})
    Transfer receive(
            @PathVariable StockTransferId id,
            @RequestBody(required = false) @Valid @Nullable ReceiveUnits request,
            Actor actor) {
        return transfers.receive(id, request == null ? ReceiveUnits.ALL : request, actor.label());
    }

    /// Close a transfer.
    ///
    /// Ends the transfer and gives up the units in transit. They were removed from the origin when the transfer
    /// was dispatched.
    @PostMapping("/{id}/close")
    @Operation(operationId = "closeInventoryTransfer")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    Transfer close(@PathVariable StockTransferId id) {
        return transfers.close(id);
    }

    /// Cancel a transfer.
    ///
    /// Ends the transfer and returns the units in transit to the origin.
    @PostMapping("/{id}/cancel")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "cancelInventoryTransfer")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    Transfer cancel(@PathVariable StockTransferId id, Actor actor) {
        return transfers.cancel(id, actor.label());
    }
}
