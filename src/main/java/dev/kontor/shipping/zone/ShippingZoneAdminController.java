package dev.kontor.shipping.zone;

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
import dev.kontor.shipping.ShippingZoneId;
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

/// Manages shipping zones.
@RestController
@RequestMapping("/admin/v1/shipping-zones")
@RequiresPermission(Permission.SHIPPING_WRITE)
@Tag(name = "Shipping", description = "Shipping zones and methods with their prices.")
class ShippingZoneAdminController {

    private final ShippingZoneService zones;
    private final ShippingZoneQueries queries;

    ShippingZoneAdminController(ShippingZoneService zones, ShippingZoneQueries queries) {
        this.zones = zones;
        this.queries = queries;
    }

    /// List shipping zones.
    ///
    /// Returns all zones with their areas. Sort by `name` or `createdAt`.
    @SortableBy({"name", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.SHIPPING_READ)
    @Operation(operationId = "listShippingZones")
    Page<ShippingZoneDetails> list(@ParameterObject @Valid Listing listing) {
        return queries.list(listing);
    }

    /// Create a shipping zone.
    ///
    /// Each country or region belongs to one zone. A region can be in a different zone than its country and
    /// takes precedence.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createShippingZone")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.ADDRESS_INVALID})
    ResponseEntity<ShippingZoneDetails> create(@RequestBody @Valid SaveShippingZone request) {
        var zone = zones.create(request);
        return Created.at("/admin/v1/shipping-zones", zone.id(), zone);
    }

    /// Get a shipping zone.
    ///
    /// Returns the zone with its areas. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.SHIPPING_READ)
    @Operation(operationId = "getShippingZone")
    ShippingZoneDetails get(@PathVariable ShippingZoneId id) {
        return zones.get(id);
    }

    /// Change a shipping zone.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, the list of areas is replaced as a whole.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeShippingZone")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.ADDRESS_INVALID})
    ShippingZoneDetails change(@PathVariable ShippingZoneId id, IfMatch ifMatch, MergePatch<SaveShippingZone> patch) {
        return zones.change(id, ifMatch, patch);
    }

    /// Delete a shipping zone.
    ///
    /// Fails if a method refers to it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteShippingZone")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable ShippingZoneId id, IfMatch ifMatch) {
        zones.delete(id, ifMatch);
    }
}
