package dev.kontor.pricing.list;

import dev.kontor.pricing.PriceListId;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages price lists.
@RestController
@RequestMapping("/admin/v1/price-lists")
@RequiresPermission(Permission.PRICING_WRITE)
@Tag(name = "Prices", description = "Base prices and price lists.")
class PriceListAdminController {

    private final PriceListService lists;

    PriceListAdminController(PriceListService lists) {
        this.lists = lists;
    }

    /// List price lists.
    ///
    /// Returns all lists, including drafts. Sort by `createdAt` or `name`.
    @SortableBy({"-createdAt", "name"})
    @GetMapping
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(operationId = "listPriceLists")
    Page<PriceList> list(@ParameterObject @Valid PriceListFilter filter, @ParameterObject @Valid Listing listing) {
        return lists.list(filter, listing);
    }

    /// Create a price list.
    ///
    /// While the list is active, within its dates and for the buyer, it determines the price. Of several
    /// lists, the highest priority wins, then the most specific one (customer, customer group, country,
    /// channel), then the lowest price, then the newest list.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createPriceList")
    @Problems({ProblemCode.CURRENCY_NOT_SUPPORTED, ProblemCode.REJECTED})
    ResponseEntity<PriceList> create(@RequestBody @Valid CreatePriceList request) {
        var list = lists.create(request);
        return Created.at("/admin/v1/price-lists", list.id(), list);
    }

    /// Get a price list.
    ///
    /// Returns the list without its prices. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(operationId = "getPriceList")
    PriceList get(@PathVariable PriceListId id) {
        return lists.get(id);
    }

    /// Change a price list.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a date.
    @PatchMapping("/{id}")
    @Operation(operationId = "changePriceList")
    @Problems(ProblemCode.REJECTED)
    PriceList change(@PathVariable PriceListId id, IfMatch ifMatch, MergePatch<ChangePriceList> patch) {
        return lists.change(id, ifMatch, patch);
    }

    /// Delete a price list.
    ///
    /// Also deletes its prices. Existing orders are unchanged.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deletePriceList")
    void delete(@PathVariable PriceListId id, IfMatch ifMatch) {
        lists.delete(id, ifMatch);
    }

    /// List the prices of a price list.
    ///
    /// Returns the prices by time of change, the oldest first. Sort by `updatedAt`.
    @SortableBy("updatedAt")
    @GetMapping("/{id}/prices")
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(operationId = "listPricesOfPriceList")
    Page<ListPrice> prices(@PathVariable PriceListId id, @ParameterObject @Valid Listing listing) {
        return lists.prices(id, listing);
    }

    /// Set prices of a price list.
    ///
    /// Adds or replaces up to 500 prices and removes up to 500, all or nothing. Prices of other variants stay
    /// unchanged.
    @PostMapping("/{id}/prices/bulk")
    @Operation(operationId = "setPricesOfPriceList")
    @Problems(ProblemCode.REJECTED)
    ListPriceChange setPrices(@PathVariable PriceListId id, @RequestBody @Valid SetListPrices request) {
        return lists.setPrices(id, request);
    }
}
