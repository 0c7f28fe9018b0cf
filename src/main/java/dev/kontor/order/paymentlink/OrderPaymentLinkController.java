package dev.kontor.order.paymentlink;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves the payment links of orders to staff.
@RestController
@RequestMapping("/admin/v1/orders/{id}/payment-link")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Orders")
class OrderPaymentLinkController {

    private final OrderPaymentLinks links;

    OrderPaymentLinkController(OrderPaymentLinks links) {
        this.links = links;
    }

    /// Send the payment link of an order.
    ///
    /// Mails the buyer a link to pay what the order awaits, such as a bank transfer or the difference of an
    /// edit, by any payment method whose money a provider collects. A new link replaces an earlier one.
    @PostMapping
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "sendOrderPaymentLink")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    PaymentLinkDetails send(@PathVariable OrderId id, Actor actor) {
        return links.send(id, actor.label());
    }

    /// Revoke the payment link of an order.
    ///
    /// The buyer can no longer start a payment with it. A payment in progress still counts.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeOrderPaymentLink")
    void revoke(@PathVariable OrderId id) {
        links.revoke(id);
    }
}
