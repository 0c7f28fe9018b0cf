package dev.kontor.cart.draft;

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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Opens the payment links of draft orders for their buyers.
@RestController
@Tag(name = "Carts")
@PublicEndpoint
class PaymentLinkController {

    private final PaymentLinks links;
    private final CarrierRates rates;

    PaymentLinkController(PaymentLinks links, CarrierRates rates) {
        this.links = links;
        this.rates = rates;
    }

    /// Open a payment link.
    ///
    /// Returns the cart that the shop prepared for the buyer, with its `token`: send it as `X-Cart-Token`
    /// to pay for the cart and to complete it. The buyer can apply gift cards but change nothing else. The
    /// prices are guaranteed until `pricesKeptUntil`. The link works until it expires, the shop changes the
    /// cart, or the cart has become an order.
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/store/v1/payment-links")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "openPaymentLink")
    @Problems(ProblemCode.LINK_EXPIRED)
    ResponseEntity<CartDetails> open(Actor actor, @RequestBody @Valid OpenPaymentLink request) {
        return ResponseEntity.ok(rates.settled(() -> links.open(actor, request.token())));
    }
}
