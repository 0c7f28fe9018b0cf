package dev.kontor.order.payment;

import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerStatement;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the ledger of an order to staff.
@RestController
@RequestMapping("/admin/v1/orders/{id}/ledger")
@RequiresPermission(Permission.PAYMENTS_READ)
@Tag(name = "Orders")
class OrderLedgerController {

    private final Orders orders;
    private final Ledger ledger;

    OrderLedgerController(Orders orders, Ledger ledger) {
        this.orders = orders;
        this.ledger = ledger;
    }

    /// Get the ledger of an order.
    ///
    /// Returns every money movement of the cart that became the order, including failed attempts, and the balance
    /// of each account: what the buyer owes (`RECEIVABLE`), what a provider holds for the shop
    /// (`PROVIDER_CLEARING`), sales (`SALES`), refunds (`REFUNDS`), pending refunds (`REFUNDS_PAYABLE`), what
    /// staff gave up (`WRITE_OFFS`) and what the buyer paid too much (`OVERPAYMENTS`).
    /// Debits are positive; the balances sum to zero.
    @GetMapping
    @Operation(operationId = "getOrderLedger")
    LedgerStatement get(@PathVariable OrderId id) {
        var order = orders.find(id).orElseThrow(() -> NotFoundException.of("order", id));
        return ledger.of(order.cartId());
    }
}
