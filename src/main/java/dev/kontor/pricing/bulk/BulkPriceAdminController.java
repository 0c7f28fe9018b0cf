package dev.kontor.pricing.bulk;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Sets many prices at once, for staff.
@RestController
@RequiresPermission(Permission.PRICING_WRITE)
@Tag(name = "Prices", description = "Base prices and price lists.")
class BulkPriceAdminController {

    private final BulkPriceService prices;

    BulkPriceAdminController(BulkPriceService prices) {
        this.prices = prices;
    }

    /// Set many prices.
    ///
    /// Adds or replaces up to 500 base prices and prices of price lists with their tiers, all or
    /// nothing. Other prices stay unchanged, so repeating the request changes nothing.
    @PutMapping("/admin/v1/prices/bulk")
    @Operation(operationId = "setPrices")
    @Problems(ProblemCode.REJECTED)
    BulkPriceChange set(@RequestBody @Valid SetPricesInBulk request) {
        return prices.set(request);
    }
}
