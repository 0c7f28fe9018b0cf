package dev.kontor.order.lifecycle;

import dev.kontor.order.NewOrder;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.money.Explanation.Reduced;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A discount of a line or of shipping as stored, with the amount in the currency of the order.
public record LineDiscount(
        PromotionId promotionId, String title, @Nullable String code, long amountMinor) {

    public static LineDiscount of(NewOrder.Discount discount) {
        return new LineDiscount(
                discount.promotionId(),
                discount.title(),
                discount.code(),
                discount.amount().minor());
    }

    public Reduced explained(Currency currency) {
        return new Reduced(promotionId.text(), title, code, new Money(amountMinor, currency));
    }
}
