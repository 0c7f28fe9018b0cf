package dev.kontor.tax.zone;

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
import dev.kontor.tax.TaxZoneId;
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

/// Manages tax zones.
@RestController
@RequestMapping("/admin/v1/tax-zones")
@RequiresPermission(Permission.TAX_WRITE)
@Tag(name = "Taxes", description = "Tax zones, categories and rates.")
class TaxZoneAdminController {

    private final TaxZoneService zones;
    private final TaxZoneQueries queries;

    TaxZoneAdminController(TaxZoneService zones, TaxZoneQueries queries) {
        this.zones = zones;
        this.queries = queries;
    }

    /// List tax zones.
    ///
    /// Returns all zones with their areas. Sort by `name` or `createdAt`.
    @SortableBy({"name", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.TAX_READ)
    @Operation(operationId = "listTaxZones")
    Page<TaxZoneDetails> list(@ParameterObject @Valid Listing listing) {
        return queries.list(listing);
    }

    /// Create a tax zone.
    ///
    /// Each place belongs to one zone: that of its postcode, else of its region, else of its country, else the
    /// default zone. Areas of the same kind must not overlap. The zone also determines how tax is rounded and how
    /// shipping charges are taxed.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTaxZone")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.ADDRESS_INVALID, ProblemCode.REJECTED})
    ResponseEntity<TaxZoneDetails> create(@RequestBody @Valid SaveTaxZone request) {
        var zone = zones.create(request);
        return Created.at("/admin/v1/tax-zones", zone.id(), zone);
    }

    /// Get a tax zone.
    ///
    /// Returns the zone with its areas. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.TAX_READ)
    @Operation(operationId = "getTaxZone")
    TaxZoneDetails get(@PathVariable TaxZoneId id) {
        return zones.get(id);
    }

    /// Change a tax zone.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, the list of areas is replaced as a whole.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeTaxZone")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.ADDRESS_INVALID, ProblemCode.REJECTED})
    TaxZoneDetails change(@PathVariable TaxZoneId id, IfMatch ifMatch, MergePatch<SaveTaxZone> patch) {
        return zones.change(id, ifMatch, patch);
    }

    /// Delete a tax zone.
    ///
    /// Deletes the zone with its areas. Fails while a tax rate refers to it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTaxZone")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable TaxZoneId id, IfMatch ifMatch) {
        zones.delete(id, ifMatch);
    }
}
