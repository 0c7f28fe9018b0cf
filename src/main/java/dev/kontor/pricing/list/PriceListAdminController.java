package dev.kontor.pricing.list;

import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Price lists, for staff.
@RestController
@RequestMapping("/admin/v1/price-lists")
@RequiresPermission(Permission.PRICING_WRITE)
@Tag(name = "Prices", description = "What things cost.")
class PriceListAdminController {

    private final PriceListService lists;

    PriceListAdminController(PriceListService lists) {
        this.lists = lists;
    }

    @SortableBy(
            value = {"createdAt", "name"},
            byDefault = "-createdAt")
    @GetMapping
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(
            operationId = "listPriceLists",
            summary = "List price lists",
            description = "All lists, drafts included. Sort by `createdAt` or `name`.")
    @Problems({ProblemCode.INVALID_FILTER, ProblemCode.INVALID_CURSOR})
    Page<PriceListDetails> list(
            @ParameterObject @Valid PriceListFilter filter, @ParameterObject @Valid Listing listing) {
        return lists.list(filter, listing).map(PriceListDetails::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createPriceList",
            summary = "Create a price list",
            description = "While it is active and between its dates, its prices beat the base prices; of several lists"
                    + " the lowest price wins, then the higher priority.")
    @Problems({ProblemCode.CURRENCY_NOT_SUPPORTED, ProblemCode.REJECTED})
    ResponseEntity<PriceListDetails> create(@RequestBody @Valid CreatePriceList request) {
        var list = lists.create(request);
        return ResponseEntity.created(
                        URI.create("/admin/v1/price-lists/" + list.id().text()))
                .body(PriceListDetails.of(list));
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(
            operationId = "getPriceList",
            summary = "Get a price list",
            description = "Without its prices. The `ETag` is needed to change it.")
    @Problems(ProblemCode.NOT_FOUND)
    PriceListDetails get(@PathVariable PriceListId id) {
        return PriceListDetails.of(lists.get(id));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "changePriceList",
            summary = "Change a price list",
            description = "A JSON merge patch: an absent field stays, `null` clears a date.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.REJECTED})
    PriceListDetails change(@PathVariable PriceListId id, IfMatch ifMatch, MergePatch<ChangePriceList> patch) {
        return PriceListDetails.of(lists.change(id, ifMatch, patch));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deletePriceList",
            summary = "Delete a price list",
            description = "With its prices. Orders keep what they were placed with.")
    @Problems(ProblemCode.NOT_FOUND)
    void delete(@PathVariable PriceListId id, IfMatch ifMatch) {
        lists.delete(id, ifMatch);
    }

    @SortableBy(value = "updatedAt", byDefault = "updatedAt")
    @GetMapping("/{id}/prices")
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(
            operationId = "listPricesOfPriceList",
            summary = "List the prices of a price list",
            description = "The earliest change first. Sort by `updatedAt`.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_FILTER, ProblemCode.INVALID_CURSOR})
    Page<ListPrice> prices(@PathVariable PriceListId id, @ParameterObject @Valid Listing listing) {
        return lists.prices(id, listing);
    }

    @PostMapping("/{id}/prices/bulk")
    @Operation(
            operationId = "setPricesOfPriceList",
            summary = "Set prices of a price list",
            description = "Up to 500 prices come in or replace those of the same variants, and up to 500 are taken out:"
                    + " all of it or nothing. Variants that are not named keep their prices.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.REJECTED})
    ListPriceChange setPrices(@PathVariable PriceListId id, @RequestBody @Valid SetListPrices request) {
        return lists.setPrices(id, request);
    }
}
