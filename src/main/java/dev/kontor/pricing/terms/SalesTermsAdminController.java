package dev.kontor.pricing.terms;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.binding.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sales terms of variants, for staff.
@RestController
@RequestMapping("/admin/v1/variants/{id}/sales-terms")
@RequiresPermission(Permission.PRICING_WRITE)
@Tag(name = "Prices", description = "Base prices and price lists.")
class SalesTermsAdminController {

    private final SalesTermsService terms;

    SalesTermsAdminController(SalesTermsService terms) {
        this.terms = terms;
    }

    /// Get the sales terms of a variant.
    ///
    /// Returns the quantities in which the variant is sold, and its content for the unit price. Setting them
    /// requires the `ETag`.
    @GetMapping
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(operationId = "getSalesTerms")
    SalesTerms get(@PathVariable VariantId id) {
        return terms.get(id);
    }

    /// Set the sales terms of a variant.
    ///
    /// Carts reject other quantities. Units that are in carts already stay there, and the carts cannot
    /// be ordered until the buyer changes them.
    @PutMapping
    @Operation(operationId = "setSalesTerms")
    SalesTerms set(@PathVariable VariantId id, IfMatch ifMatch, @RequestBody @Valid SetSalesTerms request) {
        return terms.set(id, ifMatch, request);
    }
}
