package dev.kontor.tax.jurisdiction;

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
import dev.kontor.tax.TaxJurisdictionId;
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

/// Manages tax jurisdictions.
@RestController
@RequestMapping("/admin/v1/tax-jurisdictions")
@RequiresPermission(Permission.TAX_WRITE)
@Tag(name = "Taxes", description = "Tax zones, categories and rates.")
class JurisdictionAdminController {

    private final JurisdictionService jurisdictions;
    private final JurisdictionQueries queries;

    JurisdictionAdminController(JurisdictionService jurisdictions, JurisdictionQueries queries) {
        this.jurisdictions = jurisdictions;
        this.queries = queries;
    }

    /// List tax jurisdictions.
    ///
    /// Returns all jurisdictions with their areas. Sort by `name` or `createdAt`.
    @SortableBy({"name", "createdAt"})
    @GetMapping
    @RequiresPermission(Permission.TAX_READ)
    @Operation(operationId = "listTaxJurisdictions")
    Page<JurisdictionDetails> list(
            @ParameterObject @Valid JurisdictionFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Create a tax jurisdiction.
    ///
    /// A destination belongs to one jurisdiction of each level: that of its postcode, else of its region, else
    /// of its country. The taxes of all levels are added up. Areas of one level that are equally specific must
    /// not overlap.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTaxJurisdiction")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.ADDRESS_INVALID, ProblemCode.REJECTED})
    ResponseEntity<JurisdictionDetails> create(@RequestBody @Valid CreateJurisdiction request) {
        var jurisdiction = jurisdictions.create(request);
        return Created.at("/admin/v1/tax-jurisdictions", jurisdiction.id(), jurisdiction);
    }

    /// Get a tax jurisdiction.
    ///
    /// Returns the jurisdiction with its areas. Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.TAX_READ)
    @Operation(operationId = "getTaxJurisdiction")
    JurisdictionDetails get(@PathVariable TaxJurisdictionId id) {
        return jurisdictions.get(id);
    }

    /// Change a tax jurisdiction.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, the list of areas is replaced as a whole.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeTaxJurisdiction")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.ADDRESS_INVALID, ProblemCode.REJECTED})
    JurisdictionDetails change(
            @PathVariable TaxJurisdictionId id, IfMatch ifMatch, MergePatch<ChangeJurisdiction> patch) {
        return jurisdictions.change(id, ifMatch, patch);
    }

    /// Delete a tax jurisdiction.
    ///
    /// Fails if a rate or another jurisdiction refers to it.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTaxJurisdiction")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable TaxJurisdictionId id, IfMatch ifMatch) {
        jurisdictions.delete(id, ifMatch);
    }
}
