package dev.kontor.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.pricing.CartDiscounts.Promoted;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CartDiscountsTests {

    private final CartItemId item = CartItemId.next();

    /// A price of 1.00 without tax was quoted with 19 % of it, and is shown with 16 % now.
    @Test
    void quotedDiscountsLeaveNothingBelowZero() {
        var group = ShippingGroupId.next();
        var now = new ItemValues(Map.of(item, Map.of(group, Money.of(116, "EUR"))), Map.of());

        var limited = CartDiscounts.limited(List.of(promoted(100), promoted(19)), now, Map.of());

        assertThat(limited).extracting(each -> each.items().get(item)).containsExactly(euros(100), euros(16));
    }

    private static @Nullable Money euros(long minor) {
        return Money.of(minor, "EUR");
    }

    private Promoted promoted(long minor) {
        return new Promoted(
                PromotionId.next(), null, "Discount", null, Map.of(item, Money.of(minor, "EUR")), Map.of(), Map.of());
    }
}
