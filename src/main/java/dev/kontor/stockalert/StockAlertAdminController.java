package dev.kontor.stockalert;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The demand for variants that are sold out, for staff.
@RestController
@RequestMapping("/admin/v1/stock-alert-demand")
@RequiresPermission(Permission.INVENTORY_READ)
@Tag(
        name = "Inventory",
        description = "Stock locations, stock levels, reservations, transfers, counts and the stock ledger.")
class StockAlertAdminController {

    private final StockAlertService alerts;

    StockAlertAdminController(StockAlertService alerts) {
        this.alerts = alerts;
    }

    /// List the demand for sold-out variants.
    ///
    /// Returns the variants that shoppers wait for with the number of shoppers, the most wanted first.
    /// Guests count as soon as they have confirmed their address. Titles are in the language of
    /// `Accept-Language`.
    @GetMapping
    @SortableBy({"-waiting", "waitingSince"})
    @Operation(operationId = "listStockAlertDemand")
    Page<StockAlertDemand> demand(
            @ParameterObject @Valid StockAlertDemandFilter filter, @ParameterObject @Valid Listing listing) {
        return alerts.demand(filter, LocaleContextHolder.getLocale(), listing);
    }
}
