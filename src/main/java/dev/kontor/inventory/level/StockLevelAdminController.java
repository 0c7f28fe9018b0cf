package dev.kontor.inventory.level;

import dev.kontor.identity.Actor;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.inventory.stock.SellingTerms;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
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

/// Serves stock levels and their selling terms to staff.
@RestController
@RequestMapping("/admin/v1/inventory-levels")
@RequiresPermission(Permission.INVENTORY_WRITE)
@Tag(
        name = "Inventory",
        description = "Stock locations, stock levels, reservations, transfers, counts and the stock ledger.")
class StockLevelAdminController {

    private final StockQueries queries;
    private final StockLevelService levels;

    StockLevelAdminController(StockQueries queries, StockLevelService levels) {
        this.queries = queries;
        this.levels = levels;
    }

    /// List stock levels.
    ///
    /// Returns one level per variant and location at which it was ever stocked. Sort by `createdAt` or
    /// `available`.
    @SortableBy({"createdAt", "available"})
    @GetMapping
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "listInventoryLevels")
    Page<StockLevelDetails> list(
            @ParameterObject @Valid StockLevelFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.levels(filter, listing);
    }

    /// Open a stock level.
    ///
    /// Creates the level of a variant at a location before any unit arrives, for example to accept preorders.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "openInventoryLevel")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<StockLevelDetails> open(@RequestBody @Valid OpenLevel request, Actor actor) {
        var level = levels.open(request, actor.label());
        return Created.at("/admin/v1/inventory-levels", level.id(), level);
    }

    /// Get a stock level.
    ///
    /// Returns the current units and the selling terms.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "getInventoryLevel")
    StockLevelDetails get(@PathVariable StockLevelId id) {
        return levels.get(id);
    }

    /// Get the terms of a stock level.
    ///
    /// Changing them requires the returned `ETag`, which does not change when units move.
    @GetMapping("/{id}/terms")
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "getInventoryLevelTerms")
    SellingTerms terms(@PathVariable StockLevelId id) {
        return levels.terms(id);
    }

    /// Change the terms of a stock level.
    ///
    /// Takes a JSON merge patch of safety stock, low threshold and backorder policy. To change the number of
    /// units, create an adjustment.
    @PatchMapping("/{id}/terms")
    @Operation(operationId = "changeInventoryLevelTerms")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    SellingTerms change(@PathVariable StockLevelId id, IfMatch ifMatch, MergePatch<SaveTerms> patch, Actor actor) {
        return levels.change(id, ifMatch, patch, actor.label());
    }
}
