package dev.kontor.inventory.location;

import dev.kontor.inventory.LocationId;
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

/// Locations, for staff.
@RestController
@RequestMapping("/admin/v1/locations")
@RequiresPermission(Permission.INVENTORY_WRITE)
@Tag(name = "Inventory", description = "Where how many units are.")
class LocationAdminController {

    private final LocationService locations;

    LocationAdminController(LocationService locations) {
        this.locations = locations;
    }

    @SortableBy(
            value = {"priority", "code", "createdAt"},
            byDefault = "priority")
    @GetMapping
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(
            operationId = "listLocations",
            summary = "List locations",
            description =
                    "All places where stock lies, the first to be taken from first. Sort by `priority`, `code` or `createdAt`.")
    @Problems({ProblemCode.INVALID_FILTER, ProblemCode.INVALID_CURSOR})
    Page<LocationDetails> list(@ParameterObject @Valid Listing listing) {
        return locations.list(listing).map(LocationDetails::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createLocation",
            summary = "Create a location",
            description = "Stock can be kept there from now on.")
    @Problems(ProblemCode.ALREADY_EXISTS)
    ResponseEntity<LocationDetails> create(@RequestBody @Valid SaveLocation request) {
        var location = locations.create(request);
        return ResponseEntity.created(
                        URI.create("/admin/v1/locations/" + location.id().text()))
                .body(LocationDetails.of(location));
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(
            operationId = "getLocation",
            summary = "Get a location",
            description = "The `ETag` is needed to change it.")
    @Problems(ProblemCode.NOT_FOUND)
    LocationDetails get(@PathVariable LocationId id) {
        return LocationDetails.of(locations.get(id));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "changeLocation",
            summary = "Change a location",
            description =
                    "A JSON merge patch. The stock of a location that is switched off is not for sale; what is held there stays held.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.ALREADY_EXISTS})
    LocationDetails change(@PathVariable LocationId id, IfMatch ifMatch, MergePatch<SaveLocation> patch) {
        return LocationDetails.of(locations.change(id, ifMatch, patch));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteLocation",
            summary = "Delete a location",
            description = "Only if stock was never kept there.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.IN_USE})
    void delete(@PathVariable LocationId id, IfMatch ifMatch) {
        locations.delete(id, ifMatch);
    }
}
