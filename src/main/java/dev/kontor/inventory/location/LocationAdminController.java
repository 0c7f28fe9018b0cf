package dev.kontor.inventory.location;

import dev.kontor.inventory.LocationId;
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

/// Serves stock locations to staff.
@RestController
@RequestMapping("/admin/v1/locations")
@RequiresPermission(Permission.INVENTORY_WRITE)
@Tag(
        name = "Inventory",
        description = "Stock locations, stock levels, reservations, transfers, counts and the stock ledger.")
class LocationAdminController {

    private final LocationService locations;
    private final LocationQueries queries;

    LocationAdminController(LocationService locations, LocationQueries queries) {
        this.locations = locations;
        this.queries = queries;
    }

    /// List locations.
    ///
    /// Returns all stock locations, by default in the order of allocation. Sort by `priority`, `code` or
    /// `createdAt`.
    @SortableBy({"priority", "code", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "listLocations")
    Page<LocationDetails> list(@ParameterObject @Valid Listing listing) {
        return queries.list(listing);
    }

    /// Create a location.
    ///
    /// Stock can be received there from now on.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createLocation")
    @Problems(ProblemCode.ALREADY_EXISTS)
    ResponseEntity<LocationDetails> create(@RequestBody @Valid SaveLocation request) {
        var location = locations.create(request);
        return Created.at("/admin/v1/locations", location.id(), location);
    }

    /// Get a location.
    ///
    /// Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.INVENTORY_READ)
    @Operation(operationId = "getLocation")
    LocationDetails get(@PathVariable LocationId id) {
        return locations.get(id);
    }

    /// Change a location.
    ///
    /// Takes a JSON merge patch. The stock of an inactive location is not for sale; existing reservations stay
    /// valid.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeLocation")
    @Problems(ProblemCode.ALREADY_EXISTS)
    LocationDetails change(@PathVariable LocationId id, IfMatch ifMatch, MergePatch<SaveLocation> patch) {
        return locations.change(id, ifMatch, patch);
    }

    /// Delete a location.
    ///
    /// Only a location that was never used can be deleted. Set `active` to `false` for other locations.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteLocation")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable LocationId id, IfMatch ifMatch) {
        locations.delete(id, ifMatch);
    }
}
