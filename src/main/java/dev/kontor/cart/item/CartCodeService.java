package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.cart.pricing.PricedCart;
import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PromotionCodes;
import dev.kontor.promotion.PromotionResult.EnteredCode;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Enters and removes codes of promotions.
@Service
@Transactional
public class CartCodeService {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final CartProperties properties;

    CartCodeService(CartRepository carts, CartPricing pricing, CartProperties properties) {
        this.carts = carts;
        this.pricing = pricing;
        this.properties = properties;
    }

    /// Keeps a code that a change of the cart can make work, and rejects others.
    public CartDetails enter(CartId id, CartAccess access, @Nullable IfMatch ifMatch, String text) {
        var cart = locked(id, access, ifMatch);
        var code = text.strip();
        var changed = cart.enter(code);
        var priced = pricing.of(changed, CartPricing.Purpose.SHOW);
        requirePossible(priced, code);
        return changed.equals(cart) ? CartDetails.of(priced, null) : saved(cart, changed);
    }

    public CartDetails remove(CartId id, CartAccess access, @Nullable IfMatch ifMatch, String code) {
        var cart = locked(id, access, ifMatch);
        return saved(cart, cart.removeCode(code));
    }

    private CartDetails saved(Cart cart, Cart changed) {
        var saved = carts.save(cart, changed, properties.lifetime());
        return CartDetails.of(pricing.of(saved, CartPricing.Purpose.SHOW), null);
    }

    private Cart locked(CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        var cart = carts.lock(id, access);
        CartService.requireVersion(ifMatch, cart.version());
        cart.requireActive();
        return cart;
    }

    private static void requirePossible(PricedCart priced, String code) {
        var canonical = PromotionCodes.canonical(code);
        priced.discounts().codes().stream()
                .filter(entered -> PromotionCodes.canonical(entered.code()).equals(canonical))
                .map(EnteredCode::notApplied)
                .filter(obstacle -> obstacle != null && obstacle.reason().isLasting())
                .findFirst()
                .ifPresent(obstacle -> {
                    throw refusal(obstacle);
                });
    }

    private static RejectedException refusal(NotApplied obstacle) {
        var detail = CartCode.detail(obstacle);
        return new RejectedException(
                ProblemCode.PROMOTION_NOT_APPLICABLE,
                detail,
                Map.of("reason", obstacle.reason()),
                List.of(FieldProblem.ofPointer("/code", "not-applicable", detail)));
    }
}
