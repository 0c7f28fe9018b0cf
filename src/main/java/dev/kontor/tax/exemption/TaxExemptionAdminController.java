package dev.kontor.tax.exemption;

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
import dev.kontor.tax.TaxExemptionId;
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

/// Manages tax exemptions.
@RestController
@RequestMapping("/admin/v1/tax-exemptions")
@RequiresPermission(Permission.TAX_WRITE)
@Tag(name = "Taxes", description = "Tax zones, categories and rates.")
class TaxExemptionAdminController {

    private final TaxExemptionService exemptions;
    private final TaxExemptionQueries queries;

    TaxExemptionAdminController(TaxExemptionService exemptions, TaxExemptionQueries queries) {
        this.exemptions = exemptions;
        this.queries = queries;
    }

    /// List tax exemptions.
    ///
    /// Returns all exemptions, or those of a customer or a group. Sort by `createdAt`.
    @SortableBy("createdAt")
    @GetMapping
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "listTaxExemptions")
    Page<TaxExemptionDetails> list(
            @ParameterObject @Valid TaxExemptionFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Create a tax exemption.
    ///
    /// Sales to the customer, or to members of the group, are not taxed in the areas while the certificate is
    /// valid. Orders store the certificate.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTaxExemption")
    @Problems({ProblemCode.ADDRESS_INVALID, ProblemCode.REJECTED})
    ResponseEntity<TaxExemptionDetails> create(@RequestBody @Valid CreateTaxExemption request) {
        var exemption = exemptions.create(request);
        return Created.at("/admin/v1/tax-exemptions", exemption.id(), exemption);
    }

    /// Get a tax exemption.
    ///
    /// Changing it requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.CUSTOMERS_READ)
    @Operation(operationId = "getTaxExemption")
    TaxExemptionDetails get(@PathVariable TaxExemptionId id) {
        return exemptions.get(id);
    }

    /// Change a tax exemption.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, the list of areas is replaced as a whole. Existing
    /// orders are unchanged.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeTaxExemption")
    @Problems({ProblemCode.ADDRESS_INVALID, ProblemCode.REJECTED})
    TaxExemptionDetails change(@PathVariable TaxExemptionId id, IfMatch ifMatch, MergePatch<ChangeTaxExemption> patch) {
        return exemptions.change(id, ifMatch, patch);
    }

    /// Delete a tax exemption.
    ///
    /// Sales are taxed again. To end an exemption at a time, set `validUntil` instead.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTaxExemption")
    void delete(@PathVariable TaxExemptionId id, IfMatch ifMatch) {
        exemptions.delete(id, ifMatch);
    }
}
