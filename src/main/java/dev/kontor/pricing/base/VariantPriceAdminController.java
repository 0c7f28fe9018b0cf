package dev.kontor.pricing.base;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Manages base prices.
@RestController
@RequestMapping("/admin/v1/variants/{id}/prices")
@RequiresPermission(Permission.PRICING_WRITE)
@Tag(name = "Prices", description = "Base prices and price lists.")
class VariantPriceAdminController {

    private final VariantPriceService prices;

    VariantPriceAdminController(VariantPriceService prices) {
        this.prices = prices;
    }

    /// Get the base prices of a variant.
    ///
    /// Returns the base prices in every currency. Price lists may override them.
    @GetMapping
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(operationId = "getVariantPrices")
    VariantPrices get(@PathVariable VariantId id) {
        return prices.get(id);
    }

    /// Set the base prices of a variant.
    ///
    /// Replaces all prices: the variant can no longer be bought in currencies that are not listed. A variant
    /// without prices has the `ETag` `"0"`.
    @PutMapping
    @Operation(operationId = "setVariantPrices")
    @Problems(ProblemCode.CURRENCY_NOT_SUPPORTED)
    VariantPrices set(@PathVariable VariantId id, IfMatch ifMatch, @RequestBody @Valid SetVariantPrices request) {
        return prices.set(id, ifMatch, request);
    }
}
