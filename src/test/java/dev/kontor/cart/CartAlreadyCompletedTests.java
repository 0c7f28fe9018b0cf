package dev.kontor.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.order.OrderId;
import org.junit.jupiter.api.Test;

class CartAlreadyCompletedTests {

    @Test
    void namesTheOrderOnlyIfItIsKnown() {
        var order = OrderId.next();

        assertThat(new CartAlreadyCompleted(order.value()).details()).containsEntry("orderId", order.text());
        assertThat(new CartAlreadyCompleted(null).details()).doesNotContainKey("orderId");
    }
}
