package dev.kontor.tax.rate;

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
import dev.kontor.tax.TaxRateId;
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

/// Manages tax rates.
@RestController
@RequestMapping("/admin/v1/tax-rates")
@RequiresPermission(Permission.TAX_WRITE)
@Tag(name = "Taxes", description = "Tax zones, categories and rates.")
class TaxRateAdminController {

    private final TaxRateService rates;
    private final TaxRateQueries queries;

    TaxRateAdminController(TaxRateService rates, TaxRateQueries queries) {
        this.rates = rates;
        this.queries = queries;
    }

    /// List tax rates.
    ///
    /// Returns all rates, or those of a zone, a category or a jurisdiction. Sort by `createdAt`.
    @SortableBy("createdAt")
    @GetMapping
    @RequiresPermission(Permission.TAX_READ)
    @Operation(operationId = "listTaxRates")
    Page<TaxRateDetails> list(@ParameterObject @Valid TaxRateFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Create a tax rate.
    ///
    /// A zone has one rate for each category at a time, and one more for each jurisdiction that levies a tax there;
    /// the taxes of all jurisdictions of a destination are added up. Carts with a category that has no rate in the
    /// zone cannot be ordered; a rate of 0 sells without tax.
    ///
    /// To change a rate at a time, end it with `validUntil` and create the next one with the same `validFrom`.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTaxRate")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<TaxRateDetails> create(@RequestBody @Valid CreateTaxRate request) {
        var rate = rates.create(request);
        return Created.at("/admin/v1/tax-rates", rate.id(), rate);
    }

    /// Get a tax rate.
    ///
    /// Changing the tax rate requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.TAX_READ)
    @Operation(operationId = "getTaxRate")
    TaxRateDetails get(@PathVariable TaxRateId id) {
        return rates.get(id);
    }

    /// Change a tax rate.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged. Existing orders keep their rate.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeTaxRate")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    TaxRateDetails change(@PathVariable TaxRateId id, IfMatch ifMatch, MergePatch<ChangeTaxRate> patch) {
        return rates.change(id, ifMatch, patch);
    }

    /// Delete a tax rate.
    ///
    /// Carts with this category can then not be ordered in the zone until it has a rate again. Fails if the rate is
    /// valid between two others.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTaxRate")
    @Problems(ProblemCode.IN_USE)
    void delete(@PathVariable TaxRateId id, IfMatch ifMatch) {
        rates.delete(id, ifMatch);
    }
}
