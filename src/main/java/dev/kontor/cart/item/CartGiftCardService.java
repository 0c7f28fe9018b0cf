package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.giftcard.GiftCardBalance;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCards;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applies gift cards to carts and removes them.
@Service
@Transactional
class CartGiftCardService {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final CartProperties properties;
    private final GiftCards cards;

    CartGiftCardService(CartRepository carts, CartPricing pricing, CartProperties properties, GiftCards cards) {
        this.carts = carts;
        this.pricing = pricing;
        this.properties = properties;
        this.cards = cards;
    }

    /// @param found the card with the entered code
    CartDetails apply(CartId id, CartAccess access, @Nullable IfMatch ifMatch, Optional<GiftCardBalance> found) {
        var cart = locked(id, access, ifMatch);
        var card = found.orElseThrow(() -> refusal(Message.of("gift-card.unusable")));
        if (!card.balance().currency().equals(cart.currency())) {
            throw refusal(Message.of(
                    "gift-card.other-currency", "currency", card.balance().currency()));
        }
        if (!card.balance().isPositive()) {
            throw refusal(Message.of("gift-card.empty"));
        }
        return saved(cart, cart.apply(card.id()));
    }

    /// Applies the store credit of the customer whose cart it is.
    CartDetails applyCredit(CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        var cart = locked(id, access, ifMatch);
        return saved(cart, cart.apply(credit(cart).id()));
    }

    CartDetails removeCredit(CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        var cart = locked(id, access, ifMatch);
        return saved(cart, cart.removeGiftCard(credit(cart).id()));
    }

    private GiftCardBalance credit(Cart cart) {
        return Optional.ofNullable(cart.customerId())
                .flatMap(customer -> cards.credit(customer, cart.currency()))
                .orElseThrow(() -> refusal(Message.of("gift-card.no-credit", "currency", cart.currency())));
    }

    CartDetails remove(CartId id, CartAccess access, @Nullable IfMatch ifMatch, GiftCardId card) {
        var cart = locked(id, access, ifMatch);
        return saved(cart, cart.removeGiftCard(card));
    }

    private CartDetails saved(Cart cart, Cart changed) {
        var saved = changed.equals(cart) ? cart : carts.save(cart, changed, properties.lifetime());
        return CartDetails.of(pricing.of(saved, CartPricing.Purpose.SHOW), null);
    }

    private Cart locked(CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        var cart = carts.lock(id, access);
        CartService.requireVersion(ifMatch, cart.version());
        cart.requirePayable();
        return cart;
    }

    private static RejectedException refusal(Message detail) {
        return RejectedException.at(ProblemCode.GIFT_CARD_NOT_APPLICABLE, "/code", "not-applicable", detail);
    }
}
