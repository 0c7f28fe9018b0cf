package dev.kontor.promotion.statistics;

import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows how promotions are used.
@RestController
@RequestMapping("/admin/v1/promotions/{id}")
@RequiresPermission(Permission.PROMOTIONS_READ)
@Tag(name = "Promotions")
class UsageController {

    private final UsageReports reports;

    UsageController(UsageReports reports) {
        this.reports = reports;
    }

    /// List the uses of a promotion.
    ///
    /// Returns each order that used the promotion with the discount, including uses that were returned because
    /// the order failed or was canceled. Sort by `usedAt`.
    @SortableBy("-usedAt")
    @GetMapping("/usages")
    @Operation(operationId = "listPromotionUsages")
    Page<PromotionUsage> usages(
            @PathVariable PromotionId id,
            @ParameterObject @Valid UsageFilter filter,
            @ParameterObject @Valid Listing listing) {
        return reports.list(id, filter, listing);
    }

    /// Get the statistics of a promotion.
    ///
    /// Returns the number of uses, the discount, and the revenue of the orders in a period of at most 366 days, by
    /// currency, day and code. Refunds are shown in addition to the revenue and do not change the discount.
    @GetMapping("/statistics")
    @Operation(operationId = "getPromotionStatistics")
    @Problems(ProblemCode.INVALID_FILTER)
    PromotionStatistics statistics(@PathVariable PromotionId id, @ParameterObject @Valid StatisticsPeriod period) {
        return reports.statistics(id, period);
    }
}
