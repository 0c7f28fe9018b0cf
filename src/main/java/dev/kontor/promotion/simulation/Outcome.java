package dev.kontor.promotion.simulation;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PastBasket;
import dev.kontor.promotion.PromotionContext;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.engine.Discounts;
import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// The effect of a promotion on a basket. Amounts are those of items and shipping after discounts.
///
/// @param before without the promotion
/// @param after with it, including discounts of others that it changes
/// @param discount of the promotion
/// @param gifts free units that the buyer could add
/// @param reason why the promotion does not apply, if so
record Outcome(
        PastBasket basket, Money before, Money after, Money discount, int gifts, NotApplied.@Nullable Reason reason) {

    static Outcome of(PastBasket basket, PromotionId trial, Discounts without, Discounts with) {
        var context = basket.context();
        long value = value(context);
        var applied =
                with.applied().stream().filter(each -> each.id().equals(trial)).findFirst();
        var reason = applied.isPresent() ? null : with.notApplied().get(trial);
        return new Outcome(
                basket,
                new Money(value - sum(without), context.currency()),
                new Money(value - sum(with), context.currency()),
                new Money(applied.map(Discounts.Applied::totalMinor).orElse(0L), context.currency()),
                applied.map(each -> each.gifts().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .orElse(0),
                reason == null ? null : reason.reason());
    }

    static long value(PromotionContext context) {
        long lines = context.lines().stream()
                .mapToLong(line -> line.unitPrice().times(line.quantity()).minor())
                .reduce(0, Math::addExact);
        return context.shipments().stream()
                .mapToLong(shipment -> shipment.price().minor())
                .reduce(lines, Math::addExact);
    }

    static long sum(Discounts discounts) {
        return discounts.applied().stream()
                .mapToLong(Discounts.Applied::totalMinor)
                .sum();
    }
}
