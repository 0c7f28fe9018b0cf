package dev.kontor.cart.abandonment;

import dev.kontor.cart.CartRecovered;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.events.EventLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Returns buyers to their abandoned carts.
@Service
@Transactional
class CartRecoveryService {

    private final AbandonedCarts abandoned;
    private final CartRepository carts;
    private final CartPricing pricing;
    private final EventLog events;
    private final CartProperties properties;

    CartRecoveryService(
            AbandonedCarts abandoned,
            CartRepository carts,
            CartPricing pricing,
            EventLog events,
            CartProperties properties) {
        this.abandoned = abandoned;
        this.carts = carts;
        this.pricing = pricing;
        this.events = events;
        this.properties = properties;
    }

    /// Uses the token. A guest's cart gets a new token and the previous one becomes invalid: the reader of the mail
    /// owns the cart. A customer's cart still requires the customer's sign-in.
    CartDetails recover(Actor actor, String recoveryToken) {
        var found = abandoned.lock(recoveryToken).orElseThrow(CartRecoveryService::expired);
        var owner = found.customerId() == null ? null : new CustomerId(found.customerId());
        if (owner != null && !actor.customerId().filter(owner::equals).isPresent()) {
            throw new RejectedException(ProblemCode.REJECTED, Message.of("cart.recovery-account"));
        }
        var token = Keyring.randomToken();
        abandoned.recover(found.id(), Keyring.hash(token), properties.lifetime());
        var cart = carts.find(found.id(), new CartAccess(actor, token)).orElseThrow(CartRecoveryService::expired);
        cart.requireActive();
        events.append(new CartRecovered(cart.id(), owner == null ? null : owner.text()));
        return CartDetails.of(pricing.of(cart, CartPricing.Purpose.SHOW), owner == null ? token : null);
    }

    /// Unsubscribes the address that received the token. The recovery link stays valid, and unsubscribing also works
    /// when the token has been used or the cart no longer exists.
    void optOut(String recoveryToken) {
        if (!abandoned.optOut(recoveryToken)) {
            throw expired();
        }
    }

    private static RejectedException expired() {
        return new RejectedException(ProblemCode.LINK_EXPIRED, Message.of("cart.recovery-link"));
    }
}
