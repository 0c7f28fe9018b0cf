package dev.kontor.cart.draft;

import dev.kontor.cart.CartId;
import dev.kontor.cart.TaxedCarts;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.ChangesCart;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The payment link of a draft order, for staff.
@RestController
@RequestMapping(DraftOrderAdminController.PATH + "/{id}/payment-link")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Draft orders")
class DraftPaymentLinkController {

    private final PaymentLinks links;
    private final TaxedCarts taxed;
    private final CarrierRates rates;

    DraftPaymentLinkController(PaymentLinks links, TaxedCarts taxed, CarrierRates rates) {
        this.links = links;
        this.taxed = taxed;
        this.rates = rates;
    }

    /// Send a payment link.
    ///
    /// Mails a link to the e-mail address of the draft. Its buyer sees the cart there, pays for it and
    /// completes it, but can change nothing else. The draft must lack nothing but the payment. The link is
    /// valid, and the prices are guaranteed, until `draft.linkValidUntil`; it works for one order. A new
    /// link ends the one before, and so does each change of the draft.
    @PostMapping
    @Operation(operationId = "sendPaymentLink")
    @ChangesCart
    DraftOrder send(@PathVariable CartId id, Actor actor) {
        return taxed.run(() -> rates.settled(() -> links.send(id, new CartAccess(actor, null))));
    }

    /// Revoke the payment link.
    ///
    /// Ends the link, if there is one. A payment in progress continues.
    @DeleteMapping
    @Operation(operationId = "revokePaymentLink")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.CART_ALREADY_COMPLETED})
    DraftOrder revoke(@PathVariable CartId id, Actor actor) {
        return rates.settled(() -> links.revoke(id, new CartAccess(actor, null)));
    }
}
