package dev.kontor.document.accounting;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Returns what tax returns are filled in from.
@RestController
@RequiresPermission(Permission.DOCUMENTS_READ)
@Tag(name = "Accounting", description = "Turnover by tax, and bookings for DATEV.")
class TaxTurnoverController {

    private final AccountingQueries queries;

    TaxTurnoverController(AccountingQueries queries) {
        this.queries = queries;
    }

    /// Get the turnover by tax.
    ///
    /// Returns invoices minus credit notes of a period by country of delivery, tax and currency, for tax
    /// returns. With `oss=true` and the days of a quarter: the sums of the declaration in the One-Stop
    /// Shop.
    @GetMapping("/admin/v1/tax-turnover")
    @Operation(operationId = "getTaxTurnover")
    @Problems(ProblemCode.REJECTED)
    TaxTurnover turnover(
            @ParameterObject @Valid AccountingPeriod period,
            @Parameter(description = "Only documents of the channel with this code.", example = "outlet")
                    @RequestParam(required = false)
                    @Size(min = 1, max = 64)
                    @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
                    @Nullable
                    String channel,
            @Parameter(description = "`true` for what is declared in the One-Stop Shop, `false` for the rest.")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean oss) {
        var conditions = AccountingQueries.in(period.checked(), channel, oss);
        return new TaxTurnover(period.from(), period.until(), queries.taxes(conditions), queries.totals(conditions));
    }
}
