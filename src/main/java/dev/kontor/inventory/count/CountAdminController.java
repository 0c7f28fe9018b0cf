package dev.kontor.inventory.count;

import dev.kontor.identity.Actor;
import dev.kontor.inventory.StockCountId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves stock counts to staff.
@RestController
@RequestMapping("/admin/v1/inventory-counts")
@RequiresPermission(Permission.INVENTORY_WRITE)
@Tag(
        name = "Inventory",
        description = "Stock locations, stock levels, reservations, transfers, counts and the stock ledger.")
class CountAdminController {

    private final CountService counts;

    CountAdminController(CountService counts) {
        this.counts = counts;
    }

    /// List stock counts.
    ///
    /// Returns stock counts without their lines, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "listInventoryCounts")
    Page<CountSummary> list(@ParameterObject @Valid CountFilter filter, @ParameterObject @Valid Listing listing) {
        return counts.list(filter, listing);
    }

    /// Open a stock count.
    ///
    /// Starts a count at a location that has no open count. Sales continue during the count.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "openInventoryCount")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<CountDetails> open(@RequestBody @Valid OpenCount request) {
        var count = counts.open(request);
        return Created.at("/admin/v1/inventory-counts", count.id(), CountDetails.of(count));
    }

    /// Get a stock count.
    ///
    /// Returns the count with the counted and the recorded units of each line. Applying it requires the `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "getInventoryCount")
    CountDetails get(@PathVariable StockCountId id) {
        return CountDetails.of(counts.get(id));
    }

    /// Record counted units.
    ///
    /// Kontor compares the numbers with the units on hand at the time of this request, so send them as soon as
    /// they are counted. Lines that are not in the request stay unchanged.
    @PostMapping("/{id}/items")
    @Operation(operationId = "recordInventoryCount")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED, ProblemCode.QUANTITY_LIMIT})
    CountDetails record(@PathVariable StockCountId id, @RequestBody @Valid RecordCount request) {
        return CountDetails.of(counts.record(id, request));
    }

    /// Apply a stock count.
    ///
    /// Adds the differences to the stock levels and records each in the ledger. Units shipped or received since
    /// the counting remain correct. Kontor rejects the whole count if held units would be missing.
    @PostMapping("/{id}/apply")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "applyInventoryCount")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    CountDetails apply(@PathVariable StockCountId id, IfMatch ifMatch, Actor actor) {
        return CountDetails.of(counts.apply(id, ifMatch, actor.label()));
    }

    /// Cancel a stock count.
    ///
    /// Closes the count without changing stock. The recorded numbers can still be read.
    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelInventoryCount")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    CountDetails cancel(@PathVariable StockCountId id) {
        return CountDetails.of(counts.cancel(id));
    }
}
