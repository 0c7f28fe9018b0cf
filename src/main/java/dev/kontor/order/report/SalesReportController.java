package dev.kontor.order.report;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.database.ReplicaRead;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The sales reports, for staff.
@RestController
@RequestMapping("/admin/v1/reports")
@RequiresPermission(Permission.REPORTS_READ)
@Tag(name = "Orders")
class SalesReportController {

    private final SalesQueries queries;

    SalesReportController(SalesQueries queries) {
        this.queries = queries;
    }

    /// Get the sales of a period.
    ///
    /// Returns the number, units and amounts of the orders that were placed in a period of at most a year,
    /// grouped by day, month, channel, country or payment method, and by currency. Canceled orders, canceled
    /// units and replacement orders are not included. Returned units are shown, but refunds are not deducted.
    @ReplicaRead
    @GetMapping("/sales")
    @Operation(operationId = "getSalesReport")
    @Problems(ProblemCode.INVALID_FILTER)
    SalesReport sales(
            @ParameterObject @Valid SalesPeriod period,
            @Parameter(description = "What each row represents.") @RequestParam(defaultValue = "DAY")
                    SalesGrouping groupBy) {
        return queries.sales(period.checked(), groupBy);
    }

    /// Get the best sellers of a period.
    ///
    /// Returns the variants with the most units sold in a period of at most a year, by currency. Includes the
    /// same orders as the sales report, but no gift cards.
    @ReplicaRead
    @GetMapping("/best-sellers")
    @Operation(operationId = "getBestSellers")
    @Problems(ProblemCode.INVALID_FILTER)
    BestSellers bestSellers(
            @ParameterObject @Valid SalesPeriod period,
            @Parameter(description = "Maximum number of variants.") @RequestParam(defaultValue = "20") @Min(1) @Max(100)
                    int limit) {
        return queries.bestSellers(period.checked(), limit);
    }
}
