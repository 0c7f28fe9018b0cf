package dev.kontor.shipping.holiday;

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
import dev.kontor.shipping.ShippingHolidayId;
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

/// Manages the calendar of holidays.
@RestController
@RequestMapping("/admin/v1/shipping-holidays")
@RequiresPermission(Permission.SHIPPING_WRITE)
@Tag(name = "Shipping")
class ShippingHolidayAdminController {

    private final ShippingHolidayService holidays;
    private final ShippingHolidayQueries queries;

    ShippingHolidayAdminController(ShippingHolidayService holidays, ShippingHolidayQueries queries) {
        this.holidays = holidays;
        this.queries = queries;
    }

    /// List holidays.
    ///
    /// Returns the days on which nothing is handed to carriers or delivered. Delivery dates skip them. Sort by
    /// `observedOn` or `createdAt`.
    @SortableBy({"observedOn", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.SHIPPING_READ)
    @Operation(operationId = "listShippingHolidays")
    Page<ShippingHolidayDetails> list(@ParameterObject @Valid Listing listing) {
        return queries.list(listing);
    }

    /// Create a holiday.
    ///
    /// With a country it applies to parcels to that country, else to all.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createShippingHoliday")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ShippingHolidayDetails> create(@RequestBody @Valid SaveShippingHoliday request) {
        var holiday = holidays.create(request);
        return Created.at("/admin/v1/shipping-holidays", holiday.id(), holiday);
    }

    /// Get a holiday.
    ///
    /// Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.SHIPPING_READ)
    @Operation(operationId = "getShippingHoliday")
    ShippingHolidayDetails get(@PathVariable ShippingHolidayId id) {
        return holidays.get(id);
    }

    /// Change a holiday.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeShippingHoliday")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ShippingHolidayDetails change(
            @PathVariable ShippingHolidayId id, IfMatch ifMatch, MergePatch<SaveShippingHoliday> patch) {
        return holidays.change(id, ifMatch, patch);
    }

    /// Delete a holiday.
    ///
    /// Delivery dates of existing orders stay unchanged.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteShippingHoliday")
    void delete(@PathVariable ShippingHolidayId id, IfMatch ifMatch) {
        holidays.delete(id, ifMatch);
    }
}
