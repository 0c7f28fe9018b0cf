package dev.kontor.pricing.basis;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Currency;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Bases of base prices, for staff.
@RestController
@RequestMapping("/admin/v1/price-bases")
@RequiresPermission(Permission.PRICING_WRITE)
@Tag(name = "Prices", description = "Base prices and price lists.")
class CurrencyBasisAdminController {

    private final CurrencyBasisService bases;

    CurrencyBasisAdminController(CurrencyBasisService bases) {
        this.bases = bases;
    }

    /// List the bases of base prices.
    ///
    /// Returns for each currency of the shop whether base prices include tax.
    @GetMapping
    @RequiresPermission(Permission.PRICING_READ)
    @Operation(operationId = "listPriceBases")
    Page<CurrencyBasis> list() {
        return Page.whole(bases.list());
    }

    /// Set the basis of the base prices in a currency.
    ///
    /// Changes what the numbers mean, not the numbers: a net price of 10.00 is shown as 11.90 where tax
    /// of 19 % is included. Price lists have their own basis.
    @PutMapping("/{currency}")
    @Operation(operationId = "setPriceBasis")
    @Problems(ProblemCode.CURRENCY_NOT_SUPPORTED)
    CurrencyBasis set(
            @Parameter(schema = @Schema(type = "string", pattern = "^[A-Z]{3}$", example = "EUR")) @PathVariable
                    Currency currency,
            @RequestBody @Valid SetCurrencyBasis request) {
        return bases.set(currency, request);
    }
}
