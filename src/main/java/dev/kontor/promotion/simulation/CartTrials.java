package dev.kontor.promotion.simulation;

import dev.kontor.promotion.PastBasket;
import dev.kontor.promotion.usage.ActivePromotion;
import dev.kontor.promotion.usage.PromotionCalculation;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Calculates what carts would get from a promotion, in the same way as their buyers would if it was activated.
@Component
class CartTrials {

    private final PromotionCalculation calculation;
    private final Clock clock;

    CartTrials(PromotionCalculation calculation, Clock clock) {
        this.calculation = calculation;
        this.clock = clock;
    }

    List<Outcome> run(ActivePromotion promotion, List<PastBasket> carts) {
        return carts.stream().map(cart -> run(promotion, cart)).toList();
    }

    private Outcome run(ActivePromotion promotion, PastBasket cart) {
        var evaluation = calculation.evaluate(cart.context(), clock.instant(), List.of(promotion));
        return Outcome.of(cart, promotion.id(), evaluation.without(promotion.id()), evaluation.discounts());
    }
}
