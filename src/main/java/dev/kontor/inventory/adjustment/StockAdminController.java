package dev.kontor.inventory.adjustment;

import dev.kontor.identity.Actor;
import dev.kontor.inventory.StockAdjustmentId;
import dev.kontor.inventory.level.AdjustmentDetails;
import dev.kontor.inventory.level.AdjustmentFilter;
import dev.kontor.inventory.level.StockQueries;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves the stock ledger and manual adjustments to staff.
@RestController
@RequiresPermission(Permission.INVENTORY_READ)
@Tag(
        name = "Inventory",
        description = "Stock locations, stock levels, reservations, transfers, counts and the stock ledger.")
class StockAdminController {

    private final StockQueries queries;
    private final StockAdjustmentService adjustments;

    StockAdminController(StockQueries queries, StockAdjustmentService adjustments) {
        this.queries = queries;
        this.adjustments = adjustments;
    }

    /// List the stock ledger.
    ///
    /// Returns all stock movements, whether manual, by sale or by expiry. Newest first; sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping("/admin/v1/inventory-adjustments")
    @Operation(operationId = "listInventoryAdjustments")
    Page<AdjustmentDetails> movements(
            @ParameterObject @Valid AdjustmentFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.movements(filter, listing);
    }

    /// Get an entry of the stock ledger.
    ///
    /// Entries never change.
    @GetMapping("/admin/v1/inventory-adjustments/{id}")
    @Operation(operationId = "getInventoryAdjustment")
    AdjustmentDetails movement(@PathVariable StockAdjustmentId id) {
        return queries.movement(id).orElseThrow(() -> NotFoundException.of("inventory adjustment", id));
    }

    /// Adjust a stock level.
    ///
    /// Changes the units on hand by `delta` or to `count`, never below the held units. `count` requires
    /// `expected`, the recorded units on hand at the time of counting; the response is 412 if units have moved
    /// since. The first adjustment of a variant at a location creates its stock level.
    @PostMapping("/admin/v1/inventory-adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission(Permission.INVENTORY_WRITE)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "adjustInventory")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED, ProblemCode.PRECONDITION_FAILED})
    ResponseEntity<AdjustmentDetails> adjust(@RequestBody @Valid AdjustStock request, Actor actor) {
        var adjustment = adjustments.adjust(request, actor.label());
        return Created.at("/admin/v1/inventory-adjustments", adjustment.id(), adjustment);
    }
}
