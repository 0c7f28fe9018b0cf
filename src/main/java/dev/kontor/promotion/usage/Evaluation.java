package dev.kontor.promotion.usage;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.engine.Basket;
import dev.kontor.promotion.engine.Discounts;
import dev.kontor.promotion.engine.Offer;
import dev.kontor.promotion.engine.PromotionEngine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The discounts of a context.
///
/// @param candidates the promotions that were evaluated
/// @param closedCodes why entered codes cannot be used with any cart
/// @param basket absent if there are none
public record Evaluation(
        Discounts discounts,
        Map<PromotionId, Candidate> candidates,
        Map<String, NotApplied> closedCodes,
        @Nullable Basket basket,
        List<Offer> offers) {

    static final Evaluation NOTHING =
            new Evaluation(new Discounts(List.of(), Map.of()), Map.of(), Map.of(), null, List.of());

    static Evaluation of(
            Map<PromotionId, Candidate> candidates,
            Map<String, NotApplied> closedCodes,
            Basket basket,
            List<Offer> offers) {
        return new Evaluation(PromotionEngine.apply(basket, offers), candidates, closedCodes, basket, offers);
    }

    /// The discounts if one of the promotions was not active.
    public Discounts without(PromotionId promotion) {
        return basket == null
                ? discounts
                : PromotionEngine.apply(
                        basket,
                        offers.stream()
                                .filter(offer -> !offer.id().equals(promotion))
                                .toList());
    }
}
