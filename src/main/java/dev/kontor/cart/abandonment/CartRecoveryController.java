package dev.kontor.cart.abandonment;

import dev.kontor.cart.item.CartDetails;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Recovery of abandoned carts by the link of a mail.
@RestController
@Tag(name = "Carts")
@PublicEndpoint
class CartRecoveryController {

    private final CartRecoveryService recovery;
    private final CarrierRates rates;

    CartRecoveryController(CartRecoveryService recovery, CarrierRates rates) {
        this.recovery = recovery;
        this.rates = rates;
    }

    /// Recover an abandoned cart.
    ///
    /// Uses the token of the mail, once. A guest gets a new `token` for the cart, and the previous one becomes
    /// invalid. A cart that belongs to an account is returned to its signed-in customer only.
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/store/v1/cart-recoveries")
    @Operation(operationId = "recoverCart")
    @Problems({
        ProblemCode.LINK_EXPIRED,
        ProblemCode.REJECTED,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.CART_ALREADY_COMPLETED
    })
    ResponseEntity<CartDetails> recover(Actor actor, @RequestBody @Valid RecoverCart request) {
        return ResponseEntity.ok(rates.settled(() -> recovery.recover(actor, request.token())));
    }

    /// Unsubscribe from cart reminders.
    ///
    /// Stops reminders to the address that received the token of the mail. The recovery link stays valid.
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/store/v1/cart-reminder-opt-outs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "optOutOfCartReminders")
    @Problems(ProblemCode.LINK_EXPIRED)
    void optOut(@RequestBody @Valid RecoverCart request) {
        recovery.optOut(request.token());
    }
}
