package dev.kontor.inventory.count;

import dev.kontor.identity.Actor;
import dev.kontor.inventory.StockCountId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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

/// Counts of the stock, for staff.
@RestController
@RequestMapping("/admin/v1/inventory-counts")
@RequiresPermission(Permission.INVENTORY_WRITE)
@Tag(name = "Inventory", description = "Where how many units are.")
class CountAdminController {

    private final CountService counts;

    CountAdminController(CountService counts) {
        this.counts = counts;
    }

    @SortableBy(value = "createdAt", byDefault = "-createdAt")
    @GetMapping
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(
            operationId = "listInventoryCounts",
            summary = "List stock counts",
            description = "The latest first. Sort by `createdAt`.")
    @Problems({ProblemCode.INVALID_FILTER, ProblemCode.INVALID_CURSOR})
    Page<CountSummary> list(@ParameterObject @Valid CountFilter filter, @ParameterObject @Valid Listing listing) {
        return counts.list(filter, listing);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "openInventoryCount",
            summary = "Open a stock count",
            description = "At a location that is not being counted. The shop goes on selling.")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<CountDetails> open(@RequestBody @Valid OpenCount request) {
        var count = counts.open(request);
        return ResponseEntity.created(
                        URI.create("/admin/v1/inventory-counts/" + count.id().text()))
                .body(CountDetails.of(count));
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(
            operationId = "getInventoryCount",
            summary = "Get a stock count",
            description = "What was counted against what the books said. The `ETag` is needed to apply it.")
    @Problems(ProblemCode.NOT_FOUND)
    CountDetails get(@PathVariable StockCountId id) {
        return CountDetails.of(counts.get(id));
    }

    @PostMapping("/{id}/lines")
    @Operation(
            operationId = "recordInventoryCount",
            summary = "Write down what was counted",
            description =
                    "The books are looked up at this moment, so send the numbers when they are counted. What is not"
                            + " listed stays as it was written down.")
    @Problems({
        ProblemCode.NOT_FOUND,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.REJECTED,
        ProblemCode.QUANTITY_LIMIT
    })
    CountDetails record(@PathVariable StockCountId id, @RequestBody @Valid RecordCount request) {
        return CountDetails.of(counts.record(id, request));
    }

    @PostMapping("/{id}/apply")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(
            operationId = "applyInventoryCount",
            summary = "Apply a stock count",
            description =
                    "Adds the differences to the stock, each with an entry in the ledger. What was sent or came in since"
                            + " it was counted stays true. Refused as a whole if promised units would have to go.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION})
    CountDetails apply(@PathVariable StockCountId id, IfMatch ifMatch, Actor actor) {
        return CountDetails.of(counts.apply(id, ifMatch, actor.label()));
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            operationId = "cancelInventoryCount",
            summary = "Cancel a stock count",
            description = "The numbers are kept to be read, and change nothing.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION})
    CountDetails cancel(@PathVariable StockCountId id) {
        return CountDetails.of(counts.cancel(id));
    }
}
