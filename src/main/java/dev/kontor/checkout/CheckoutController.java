package dev.kontor.checkout;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.Carts;
import dev.kontor.cart.TaxedCarts;
import dev.kontor.checkout.CheckoutProcess.Outcome;
import dev.kontor.identity.Actor;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reports what a cart still needs and places its order.
@RestController
@RequestMapping("/store/v1/carts/{id}")
@Tag(name = "Checkout", description = "Turn a cart into a paid order.")
@RequiresCapability(RequiresCapability.CART_TOKEN)
class CheckoutController {

    private final CheckoutProcess process;
    private final Carts carts;
    private final Payments payments;
    private final OrderTokens tokens;
    private final TaxedCarts taxed;
    private final CarrierRates rates;

    CheckoutController(
            CheckoutProcess process,
            Carts carts,
            Payments payments,
            OrderTokens tokens,
            TaxedCarts taxed,
            CarrierRates rates) {
        this.rates = rates;
        this.process = process;
        this.carts = carts;
        this.payments = payments;
        this.tokens = tokens;
        this.taxed = taxed;
    }

    /// Get the checkout state.
    ///
    /// Returns the steps of the checkout, the problems that block it and the next action. If a tax service
    /// has to calculate the taxes of the cart, this request calls it; the response then takes up to three
    /// seconds longer.
    @GetMapping("/checkout")
    @Operation(operationId = "getCheckout")
    CheckoutState state(
            @PathVariable CartId id,
            Actor actor,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable String token) {
        var cart = taxed.read(() -> rates.settled(() -> carts.find(id, actor, token)));
        var all = payments.of(List.of(id.value())).getOrDefault(id.value(), List.of());
        var newest = all.stream()
                .findFirst()
                .filter(payment -> cart.status() != CartStatus.ACTIVE
                        || payment.status() != PaymentStatus.CREATED
                        || OrderPayments.isOffered(cart, payment, payments));
        return CheckoutState.of(
                cart,
                newest,
                () -> payments.methodsFor(
                        cart.customerId(),
                        cart.due(),
                        () -> CartPayments.debt(cart, newest.orElse(null)),
                        cart.country(),
                        cart.locale()));
    }

    /// List payment methods of a cart.
    ///
    /// Returns the payment methods for the amount due, the country and the customer of the cart. The list is
    /// empty if nothing is due; complete the cart without a payment then.
    @GetMapping("/payment-methods")
    @Operation(operationId = "listCartPaymentMethods")
    PaymentMethods methods(
            @PathVariable CartId id,
            Actor actor,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable String token) {
        var cart = rates.settled(() -> carts.find(id, actor, token));
        var due = cart.due();
        boolean free = due.isZero() && cart.problems().isEmpty();
        return new PaymentMethods(
                free
                        ? List.of()
                        : payments.methodsFor(
                                cart.customerId(),
                                due,
                                () -> CartPayments.debt(cart, newest(id).orElse(null)),
                                cart.country(),
                                cart.locale()));
    }

    private Optional<PaymentSnapshot> newest(CartId id) {
        return payments.of(List.of(id.value())).getOrDefault(id.value(), List.of()).stream()
                .findFirst();
    }

    /// Place the order.
    ///
    /// Turns the cart into an order: reserves the stock, authorizes the payment and returns the order. A
    /// cart without an amount due needs no payment: its total is zero, or its gift cards pay it. Its order is
    /// paid at once. Gift cards are spent when the order is placed. Repeating the request with
    /// the same key never orders or charges twice. The response 202 means that the outcome of the payment
    /// is unknown. Repeat the request with the same key or read the order.
    @RateLimited(LimitPolicy.CHECKOUT)
    @PostMapping("/complete")
    @Admission(Admission.Kind.BYPASSES)
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "completeCart",
            responses = {
                @ApiResponse(responseCode = "201", description = "The order is placed."),
                @ApiResponse(responseCode = "202", description = "The outcome of the payment is unknown.")
            })
    @Problems({
        ProblemCode.REJECTED,
        ProblemCode.PAYMENT_DECLINED,
        ProblemCode.PAYMENT_ACTION_REQUIRED,
        ProblemCode.PRICE_CHANGED,
        ProblemCode.PAYMENT_METHOD_MISMATCH,
        ProblemCode.GIFT_CARD_CHANGED,
        ProblemCode.OUT_OF_STOCK,
        ProblemCode.HOLD_LIMIT,
        ProblemCode.CREDIT_LIMIT,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.CART_ALREADY_COMPLETED,
        ProblemCode.PAYMENT_PROVIDER_ERROR
    })
    ResponseEntity<PlacedOrder> complete(
            @PathVariable CartId id,
            Actor actor,
            @RequestHeader(name = RequiresCapability.CART_TOKEN, required = false) @Nullable String token,
            IdempotencyKey key,
            @RequestBody(required = false) @Valid @Nullable CompleteCart request) {
        var wanted = CompletionRequest.ofBuyer(request == null ? CompleteCart.ANY : request);
        var outcome = taxed.run(() -> rates.settled(() -> process.complete(id, actor, token, key, wanted)));
        var order = PlacedOrder.of(outcome, tokens);
        return switch (outcome) {
            case Outcome.Placed _ -> Created.at("/store/v1/orders", order.id(), order);
            case Outcome.Pending _ ->
                ResponseEntity.accepted().header(HttpHeaders.RETRY_AFTER, "5").body(order);
        };
    }
}
