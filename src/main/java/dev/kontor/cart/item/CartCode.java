package dev.kontor.cart.item;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionResult.EnteredCode;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A code that the buyer entered.
///
/// @param promotionId absent if the code is unknown
/// @param title of the promotion
/// @param applied whether the code gives a discount or a gift
/// @param reason why it does not
/// @param detail the reason in a sentence for the buyer
/// @param missingAmount value that is still missing, if that is the reason
/// @param missingQuantity units that are still missing, if that is the reason
record CartCode(
        @Schema(example = "SUMMER") String code,
        @Nullable PromotionId promotionId,
        @Nullable @Schema(example = "Summer discount") String title,
        boolean applied,
        NotApplied.@Nullable Reason reason,

        @Nullable @Schema(implementation = String.class, example = "Another $12.00 is needed.")
        Message detail,

        @Nullable Money missingAmount,
        @Nullable @Schema(example = "2") Integer missingQuantity) {

    static CartCode of(EnteredCode entered, Locale language) {
        var obstacle = entered.notApplied();
        return new CartCode(
                entered.code(),
                entered.promotionId(),
                entered.title(),
                obstacle == null,
                obstacle == null ? null : obstacle.reason(),
                obstacle == null ? null : detail(obstacle).in(language),
                obstacle == null ? null : obstacle.missingAmount(),
                obstacle == null ? null : obstacle.missingQuantity());
    }

    /// Says why a promotion gives no discount.
    static Message detail(NotApplied obstacle) {
        return switch (obstacle.reason()) {
            case UNKNOWN_CODE -> Message.of("promotion.unknown-code");
            case NOT_STARTED -> Message.of("promotion.not-started");
            case ENDED -> Message.of("promotion.ended");
            case USED_UP -> Message.of("promotion.used-up");
            case USED_BY_BUYER -> Message.of("promotion.used-by-buyer");
            case BUDGET_USED_UP -> Message.of("promotion.budget-used-up");
            case SUBTOTAL_TOO_LOW ->
                obstacle.missingAmount() == null
                        ? Message.of("promotion.subtotal-too-low")
                        : Message.of("promotion.missing-amount", "amount", obstacle.missingAmount());
            case SUBTOTAL_TOO_HIGH -> Message.of("promotion.subtotal-too-high");
            case QUANTITY_TOO_LOW ->
                obstacle.missingQuantity() == null
                        ? Message.of("promotion.quantity-too-low")
                        : Message.of("promotion.missing-quantity", "units", obstacle.missingQuantity());
            case QUANTITY_TOO_HIGH -> Message.of("promotion.quantity-too-high");
            case OTHER_CUSTOMER_GROUP -> Message.of("promotion.other-customer-group");
            case OTHER_ORDER -> Message.of("promotion.other-order");
            case BUYER_UNKNOWN -> Message.of("promotion.buyer-unknown");
            case OTHER_CHANNEL -> Message.of("promotion.other-channel");
            case OTHER_COUNTRY -> Message.of("promotion.other-country");
            case OTHER_CURRENCY -> Message.of("promotion.other-currency");
            case OTHER_TIME -> Message.of("promotion.other-time");
            case OTHER_SHIPPING_METHOD -> Message.of("promotion.other-shipping-method");
            case OTHER_PAYMENT_METHOD -> Message.of("promotion.other-payment-method");
            case EXCLUDED -> Message.of("promotion.excluded");
            case NOTHING_TO_REDUCE -> Message.of("promotion.nothing-to-reduce");
            case NOT_COMBINABLE -> Message.of("promotion.not-combinable");
            case BETTER_PROMOTION -> Message.of("promotion.better-promotion");
        };
    }
}
