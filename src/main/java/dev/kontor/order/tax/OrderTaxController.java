package dev.kontor.order.tax;

import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Taxes of orders at the tax service, for staff.
@RestController
@RequestMapping("/admin/v1/orders/{id}/tax")
@Tag(name = "Orders")
class OrderTaxController {

    private final OrderTaxService taxes;

    OrderTaxController(OrderTaxService taxes) {
        this.taxes = taxes;
    }

    /// Get the tax record of an order.
    ///
    /// Returns where the taxes of the order come from. If a tax service records them, also returns what it has
    /// recorded and what it has not recorded yet: the order, its cancellation, and each return.
    @GetMapping
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "getOrderTax")
    OrderTaxDetails get(@PathVariable OrderId id) {
        return taxes.show(id);
    }

    /// Retry the tax record of an order.
    ///
    /// Sends requests that the tax service rejected or did not answer again, within seconds. The tax
    /// service acts once for each, however often it is sent. Changes nothing if there is none.
    @PostMapping("/retry")
    @RequiresPermission(Permission.ORDERS_WRITE)
    @Operation(operationId = "retryOrderTax")
    OrderTaxDetails retry(@PathVariable OrderId id) {
        return taxes.retry(id);
    }
}
