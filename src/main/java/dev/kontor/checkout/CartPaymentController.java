package dev.kontor.checkout;

import dev.kontor.cart.CartId;
import dev.kontor.cart.TaxedCarts;
import dev.kontor.identity.Actor;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves the payments of a cart to buyers.
@RestController
@RequestMapping("/store/v1/carts/{id}/payments")
@Tag(name = "Checkout")
@RequiresCapability(RequiresCapability.CART_TOKEN)
class CartPaymentController {

    private final CartPayments payments;
    private final OrderTokens tokens;
    private final TaxedCarts taxed;
    private final CarrierRates rates;

    CartPaymentController(CartPayments payments, OrderTokens tokens, TaxedCarts taxed, CarrierRates rates) {
        this.rates = rates;
        this.payments = payments;
        this.tokens = tokens;
        this.taxed = taxed;
    }

    /// Start a payment.
    ///
    /// Creates a payment of the open amount of the cart, or of `amount` as a part of it. Further payments
    /// can pay the rest; `tenders` lists all of them, first those of the gift cards of the cart. Nothing is
    /// charged before the cart is completed. If no amount is open, the new payment replaces earlier unused
    /// payments. If the cart has a `paymentMethod`, all payments must use it.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(operationId = "startCartPayment")
    @Problems({
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.OUT_OF_STOCK,
        ProblemCode.CART_ALREADY_COMPLETED,
        ProblemCode.PAYMENT_METHOD_MISMATCH,
        ProblemCode.REJECTED
    })
    ResponseEntity<CheckoutPayment> start(
            @PathVariable CartId id,
            Actor actor,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable String token,
            IdempotencyKey key,
            @RequestBody @Valid StartPayment request) {
        return taxed.run(() ->
                rates.settled(() -> payments.start(id, actor, token, key, request, payment -> started(id, payment))));
    }

    private static ResponseEntity<CheckoutPayment> started(CartId id, PaymentSnapshot payment) {
        return ResponseEntity.created(URI.create("/store/v1/carts/%s/payments/%s"
                        .formatted(id.text(), payment.id().text())))
                .body(CheckoutPayment.of(payment));
    }

    /// Get a payment.
    ///
    /// Returns the last known state of the payment.
    @GetMapping("/{paymentId}")
    @Operation(operationId = "getCartPayment")
    CheckoutPayment show(
            @PathVariable CartId id,
            @PathVariable PaymentId paymentId,
            Actor actor,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable String token) {
        return CheckoutPayment.of(payments.find(id, actor, token, paymentId));
    }

    /// Confirm a payment.
    ///
    /// Checks the state of the payment with the provider after the buyer's action. If the payment succeeded,
    /// the cart becomes an order, which the response contains. The response 202 means that the payment is
    /// still open.
    @PostMapping("/{paymentId}/confirm")
    @Admission(Admission.Kind.BYPASSES)
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "confirmCartPayment",
            responses = {
                @ApiResponse(responseCode = "200", description = "The payment succeeded."),
                @ApiResponse(responseCode = "202", description = "The payment is still open.")
            })
    @Problems({
        ProblemCode.PAYMENT_DECLINED,
        ProblemCode.OUT_OF_STOCK,
        ProblemCode.CART_ALREADY_COMPLETED,
        ProblemCode.PAYMENT_PROVIDER_ERROR
    })
    ResponseEntity<ConfirmedPayment> confirm(
            @PathVariable CartId id,
            @PathVariable PaymentId paymentId,
            Actor actor,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable String token,
            IdempotencyKey key) {
        var confirmation = payments.confirm(id, actor, token, key, paymentId);
        var details = CheckoutPayment.of(confirmation.payment());
        var order = confirmation
                .order()
                .map(outcome -> PlacedOrder.of(outcome, tokens))
                .orElse(null);
        var status = confirmation.payment().status().isGood() ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(new ConfirmedPayment(details, order));
    }

    /// Abandon a payment.
    ///
    /// Cancels the payment at the provider together with the other payments of the same checkout. The cart
    /// can then be changed and paid in another way.
    @DeleteMapping("/{paymentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "abandonCartPayment")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.CART_ALREADY_COMPLETED})
    void abandon(
            @PathVariable CartId id,
            @PathVariable PaymentId paymentId,
            Actor actor,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable String token) {
        payments.abandon(id, actor, token, paymentId);
    }
}
