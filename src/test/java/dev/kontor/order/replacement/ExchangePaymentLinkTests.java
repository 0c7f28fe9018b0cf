package dev.kontor.order.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.checkout.OrderAccess;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.KontorTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Buyers pay by card what replacements cost more than the returned units.
@KontorTest
class ExchangePaymentLinkTests extends ExchangeScenario {

    @Autowired
    private OrderAccess access;

    @Test
    void theRestIsPaidByCardWhileTheValueIsReserved() {
        var mug = shop.variant(1_240, 10);
        var large = shop.variant(2_480, 5);
        var order = shipped(Map.of(mug, 2));
        var created = returned(order, 1);
        var exchanged = exchange(created, with(sending(large, 1), "paymentMethod", "payment-link"))
                .expect(200);
        assertThat(exchanged.at("/exchange/toPay/amount")).isEqualTo("1240");
        var replacement = exchanged.at("/exchange/orderId");
        assertThat(state(replacement)).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        var buyer = api.with("X-Order-Token", access.token(TypeIds.parse(OrderId.class, replacement)))
                .withIdempotencyKey();

        buyer.post("/store/v1/orders/" + replacement + "/payments", Map.of("method", "test", "token", "tok_approve"))
                .expect(200);

        assertThat(state(replacement)).as("the value is reserved").isEqualTo("OPEN AUTHORIZED UNFULFILLED");
        assertThat(money(replacement)).isEqualTo("1240/0");
        receive(created, 1, "SELLABLE").expect(200);
        awaitReturn(created, "/exchange/status", "SETTLED");
        awaitOrder(replacement, "OPEN PAID UNFULFILLED");
        assertThat(money(replacement)).isEqualTo("2480/0");

        // Both parts go back to the cards that they came from.
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + replacement + "/cancel", Map.of("reason", "Changed my mind"))
                .expect(200);
        await().atMost(SOON).until(() -> money(replacement).equals("2480/2480"));
    }
}
