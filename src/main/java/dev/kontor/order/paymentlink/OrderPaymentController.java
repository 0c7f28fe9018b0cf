package dev.kontor.order.paymentlink;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the payments that an order awaits to its buyer.
@RestController
@RequestMapping("/store/v1/orders/{id}")
@RequiresCapability(RequiresCapability.ORDER_TOKEN)
@Tag(name = "Orders")
class OrderPaymentController {

    private final LinkPayments payments;

    OrderPaymentController(LinkPayments payments) {
        this.payments = payments;
    }

    /// Get what is left to pay for an own order.
    ///
    /// Returns the amount that the order awaits and, if the shop has sent a payment link that is valid, the methods
    /// with which it can be paid now.
    @GetMapping("/open-payment")
    @Operation(operationId = "getOpenOrderPayment")
    OpenPayment show(@PathVariable OrderId id, Owner owner) {
        return payments.show(id, owner);
    }

    /// Pay what is left to pay for an own order.
    ///
    /// Pays the whole amount that the order awaits; requires a valid payment link. The response 202 means that the
    /// payment is still open: the buyer has to act, or the provider has not responded. A payment that waits for the
    /// buyer is canceled when another one is started. Money that the order no longer awaits is refunded.
    @RateLimited(LimitPolicy.CHECKOUT)
    @PostMapping("/payments")
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "payOrder",
            responses = {
                @ApiResponse(responseCode = "200", description = "The money was captured.", useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "The payment is still open.",
                        useReturnTypeSchema = true)
            })
    @Problems({
        ProblemCode.LINK_EXPIRED,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.REJECTED,
        ProblemCode.PAYMENT_DECLINED,
        ProblemCode.PAYMENT_PROVIDER_ERROR
    })
    ResponseEntity<OpenPayment.Payment> pay(
            @PathVariable OrderId id, Owner owner, IdempotencyKey key, @RequestBody @Valid PayOrder request) {
        return response(payments.pay(id, owner, key, request));
    }

    /// Confirm the payment of an own order.
    ///
    /// Checks the payment with its provider after the buyer has acted. The response 202 means that it is
    /// still open.
    @PostMapping("/payments/{paymentId}/confirm")
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "confirmOrderPayment",
            responses = {
                @ApiResponse(responseCode = "200", description = "The money was captured.", useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "The payment is still open.",
                        useReturnTypeSchema = true)
            })
    @Problems({ProblemCode.PAYMENT_DECLINED, ProblemCode.PAYMENT_PROVIDER_ERROR})
    ResponseEntity<OpenPayment.Payment> confirm(
            @PathVariable OrderId id, @PathVariable PaymentId paymentId, Owner owner, IdempotencyKey key) {
        return response(payments.confirm(id, owner, key, paymentId));
    }

    private static ResponseEntity<OpenPayment.Payment> response(PaymentSnapshot payment) {
        return ResponseEntity.status(payment.status() == PaymentStatus.CAPTURED ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(OpenPayment.Payment.of(payment));
    }
}
