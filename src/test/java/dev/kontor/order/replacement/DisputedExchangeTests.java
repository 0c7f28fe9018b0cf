package dev.kontor.order.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.OrderId;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.dispute.ReportedDispute;
import dev.kontor.payment.processing.DisputeRecords;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Buyers dispute a payment whose money has become the payment of replacements.
@KontorTest
class DisputedExchangeTests extends ExchangeScenario {

    @Autowired
    private DisputeRecords disputes;

    private final String reference = "dp_" + UUID.randomUUID();

    @Test
    void whatTheBankTookBeforeTheUnitsArrivedIsNotRefundedByTheReplacement() {
        var order = shipped(Map.of(shop.variant(1_240, 10), 2));
        var created = returned(order, 1);
        var replacement = exchanged(created);

        dispute(order, DisputeStatus.LOST, 2_980, 0);

        assertThat(ledger(order.id(), replacement))
                .containsEntry("DISPUTES", 2_980L)
                .doesNotContainKey("PROVIDER_CLEARING");
        settle(created);
        assertNothingIsRefunded(order, replacement);
    }

    @Test
    void whatTheBankTookAfterTheUnitsArrivedIsNotRefundedByTheReplacement() {
        var order = shipped(Map.of(shop.variant(1_240, 10), 2));
        var created = returned(order, 1);
        var replacement = exchanged(created);
        settle(created);

        dispute(order, DisputeStatus.NEEDS_RESPONSE, 2_980, 0);

        refund(payment(replacement), 100).expectProblem(409, "payment-disputed");
        refund(payment(order.id()), 100).expectProblem(409, "payment-disputed");
        dispute(order, DisputeStatus.LOST, 2_980, 1);
        assertNothingIsRefunded(order, replacement);
    }

    @Test
    void aSmallDisputeConcernsTheFirstOrderOnly() {
        var order = shipped(Map.of(shop.variant(1_240, 10), 2));
        var created = returned(order, 1);
        var replacement = exchanged(created);
        settle(created);

        dispute(order, DisputeStatus.LOST, 1_000, 0);

        refund(payment(order.id()), 741).expectProblem(409, "refund-exceeds-payment");
        refund(payment(order.id()), 740).expect(201);
        refund(payment(replacement), 1_240).expect(201);
        assertThat(ledger(order.id(), replacement))
                .containsEntry("DISPUTES", 1_000L)
                .doesNotContainKey("PROVIDER_CLEARING");
    }

    @Test
    void aCanceledReplacementLeavesTheDisputeWithTheFirstOrder() {
        var order = shipped(Map.of(shop.variant(1_240, 10), 2));
        var created = returned(order, 1);
        var replacement = exchanged(created);
        dispute(order, DisputeStatus.LOST, 2_980, 0);

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + replacement + "/cancel", Map.of("reason", "Changed my mind"))
                .expect(200);

        await().atMost(SOON).until(() -> state(replacement).startsWith("CANCELED"));
        refund(payment(order.id()), 1).expectProblem(409, "refund-exceeds-payment");
        assertThat(ledger(order.id(), replacement)).isEqualTo(Map.of("DISPUTES", 2_980L, "SALES", -2_980L));
    }

    private String exchanged(Api.Response created) {
        return exchange(created, sending(shop.variant(1_240, 5), 1)).expect(200).at("/exchange/orderId");
    }

    private void settle(Api.Response created) {
        receive(created, 1, "SELLABLE").expect(200);
        awaitReturn(created, "/exchange/status", "SETTLED");
    }

    private void assertNothingIsRefunded(Bought order, String replacement) {
        refund(payment(order.id()), 1).expectProblem(409, "refund-exceeds-payment");
        refund(payment(replacement), 1).expectProblem(409, "refund-exceeds-payment");
        assertThat(money(replacement)).isEqualTo("1240/0");
        assertThat(provider(order)).isEqualTo("2980/0");
        assertThat(ledger(order.id(), replacement))
                .isEqualTo(Map.of("DISPUTES", 2_980L, "SALES", -4_220L, "REFUNDS", 1_240L));
    }

    /// @param version of the dispute so far
    private void dispute(Bought order, DisputeStatus status, long minor, long version) {
        var payment = TypeIds.parse(PaymentId.class, payment(order.id()));
        var reported = new ReportedDispute(reference, payment, Money.of(minor, "USD")).with(status);
        assertThat(disputes.record(payment, reported, version)).isTrue();
    }

    private Api.Response refund(String payment, long minor) {
        return staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + payment + "/refunds", Map.of("amount", usd(minor), "reason", "test"));
    }

    private String payment(String order) {
        return new PaymentId(jdbc.sql("select payment_id from orders.orders where id = :id")
                        .param("id", TypeIds.parse(OrderId.class, order).value())
                        .query(UUID.class)
                        .single())
                .text();
    }
}
