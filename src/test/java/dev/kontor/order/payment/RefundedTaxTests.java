package dev.kontor.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The taxes of refunds of an order: two lines of three units for 11.90 EUR with 1.90 EUR VAT each, and shipping for
/// 5.00 EUR with 0.80 EUR.
@KontorTest
class RefundedTaxTests extends OrderScenario {

    @Test
    void aRefundShowsItsTaxesToStaffBuyersAndSubscribers() {
        var order = test.paid("tok_approve");
        jdbc.sql("update orders.orders set tax_treatment = 'STANDARD' where id = :id")
                .param("id", order.id().value())
                .update();

        var refund = refund(order, Map.of("items", List.of(item(order.line().text(), 1)), "reason", "Broken."))
                .expect(201);

        assertThat(refund.at("/net/amount")).isEqualTo("1000");
        assertThat(refund.at("/tax/amount")).isEqualTo("190");
        var read = staff.get("/admin/v1/refunds/" + refund.at("/id")).expect(200);
        assertTax(read, "/taxes/0");
        assertThat(read.json().at("/taxes").size()).isEqualTo(1);
        var managed = staff.get(path(order)).expect(200);
        assertTax(managed, "/payment/refunds/0/taxes/0");
        assertThat(managed.at("/payment/refunds/0/id")).isEqualTo(refund.at("/id"));
        assertThat(managed.at("/taxes/0/tax/amount")).isEqualTo("1220");
        assertThat(managed.at("/taxes/0/refundedNet/amount")).isEqualTo("1000");
        assertThat(managed.at("/taxes/0/refundedTax/amount")).isEqualTo("190");
        assertThat(managed.at("/taxes/0/canceledTax/amount")).isEqualTo("190");
        var own = api.with("X-Order-Token", order.token())
                .get("/store/v1/orders/" + order.id().text())
                .expect(200);
        assertTax(own, "/payment/refunds/0/taxes/0");
        assertThat(managed.json().at("/payment/refunds/0").has("reason")).isTrue();
        assertThat(own.json().at("/payment/refunds/0").has("reason"))
                .as("staff write it for themselves")
                .isFalse();
        assertThat(own.at("/taxes/0/refundedTax/amount")).isEqualTo("190");
        var explained = staff.get(path(order) + "/explain").expect(200);
        assertThat(explained.at("/refunds/0/refundId")).isEqualTo(refund.at("/id"));
        assertThat(explained.at("/refunds/0/status")).isEqualTo("SUCCEEDED");
        assertTax(explained, "/refunds/0/taxes/0");
        for (var type : List.of("refund.created", "refund.succeeded")) {
            var event = EventProbe.on(jdbc).ofType(type).stream()
                    .filter(told -> told.data().at("/refundId").asString().equals(refund.at("/id")))
                    .findFirst()
                    .orElseThrow();
            assertThat(event.data().at("/tax/amount").asLong()).isEqualTo(190);
            assertThat(event.data().at("/taxes/0/treatment").asString()).isEqualTo("STANDARD");
        }
    }

    @Test
    void aRefundWithoutStoredTaxesTakesItsShareOfThem() {
        var order = test.paid("tok_approve");
        var refund =
                refund(order, Map.of("amount", eur(1_000), "reason", "Sorry.")).expect(201);
        jdbc.sql("update payment.refunds set taxes = null where payment_id = :payment")
                .param("payment", order.payment().value())
                .update();

        var untaxed = staff.get("/admin/v1/refunds/" + refund.at("/id")).expect(200);
        var managed = staff.get(path(order)).expect(200);
        var rest = refund(order, Map.of("reason", "All of it.")).expect(201);

        assertThat(untaxed.json().has("taxes")).isFalse();
        assertThat(untaxed.json().has("tax")).isFalse();
        assertThat(managed.json().at("/taxes/0").has("refundedTax")).isFalse();
        // The first refund took 75 of each line and 11 of the shipping.
        assertThat(rest.at("/tax/amount")).isEqualTo("1059");
    }

    @Test
    void aFailedRefundIsNotShownToTheBuyer() {
        var order = test.paid("tok_refund_decline");
        var refund =
                refund(order, Map.of("amount", eur(1_000), "reason", "Sorry.")).expect(201);
        assertThat(refund.at("/status")).isEqualTo("FAILED");

        var own = api.with("X-Order-Token", order.token())
                .get("/store/v1/orders/" + order.id().text())
                .expect(200);

        assertThat(own.json().at("/payment/refunds").size()).isZero();
        assertThat(own.at("/taxes/0/refundedTax/amount")).isEqualTo("0");
    }

    @Test
    void refundsAndCancellationsInRandomOrderSumToTheTaxesOfTheOrder() {
        var random = new Random(14);
        for (int round = 0; round < 12; round++) {
            var order = test.paid("tok_approve");
            for (int step = 0; step < 5; step++) {
                step(order, random);
            }
            await().untilAsserted(() -> assertThat(owed(order)).isZero());
            if (refunded(order) < 7_640) {
                refund(order, Map.of("reason", "The rest.")).expect(201);
            }

            var refunds = payments.refunds(order.payment()).stream()
                    .filter(refund -> refund.status() != RefundStatus.FAILED)
                    .toList();
            assertThat(refunds).extracting(PaymentRefund::status).containsOnly(RefundStatus.SUCCEEDED);
            var sum = refunds.stream()
                    .flatMap(refund -> Objects.requireNonNull(refund.taxes()).stream())
                    .reduce(RefundedTax::plus)
                    .orElseThrow();
            assertThat(sum.rate()).isEqualByComparingTo(new BigDecimal("0.19"));
            assertThat(sum.tax()).as("order %d", round).isEqualTo(Money.of(1_220, "EUR"));
            assertThat(sum.net()).isEqualTo(Money.of(6_420, "EUR"));
        }
    }

    private void step(TestOrders.Placed order, Random random) {
        var line = order.order().lines().get(random.nextInt(2)).id().text();
        var response = switch (random.nextInt(5)) {
            case 0 ->
                staff.withIdempotencyKey()
                        .post(
                                path(order) + "/cancel",
                                Map.of(
                                        "reason",
                                        "sold out",
                                        "items",
                                        List.of(Map.of("itemId", line, "quantity", 1 + random.nextInt(2)))));
            case 1 -> refund(order, Map.of("amount", eur(1 + random.nextInt(900)), "reason", "Sorry."));
            case 2 ->
                refund(
                        order,
                        Map.of(
                                "items",
                                List.of(Map.of("id", line, "quantity", 1, "amount", eur(1 + random.nextInt(1_190)))),
                                "keepUnits",
                                true,
                                "reason",
                                "Scratched."));
            case 3 -> refund(order, Map.of("items", List.of(item("shipping", 1)), "reason", "Late."));
            default -> refund(order, Map.of("items", List.of(item(line, 1)), "reason", "Broken."));
        };
        // What is refunded or canceled already cannot be again.
        assertThat(response.status()).isIn(200, 201, 409, 422);
    }

    private long owed(TestOrders.Placed order) {
        return jdbc.sql("select count(*) from orders.owed_refunds where order_id = :id and done_at is null")
                .param("id", order.id().value())
                .query(Long.class)
                .single();
    }

    private long refunded(TestOrders.Placed order) {
        return payments.refunds(order.payment()).stream()
                .mapToLong(refund -> refund.amount().minor())
                .sum();
    }

    private static void assertTax(Api.Response response, String pointer) {
        assertThat(response.at(pointer + "/name")).isEqualTo("VAT");
        assertThat(response.at(pointer + "/rate")).isEqualTo("0.19");
        assertThat(response.at(pointer + "/treatment")).isEqualTo("STANDARD");
        assertThat(response.at(pointer + "/net/amount")).isEqualTo("1000");
        assertThat(response.at(pointer + "/tax/amount")).isEqualTo("190");
        assertThat(response.json().at(pointer).has("jurisdiction")).isFalse();
    }

    private static String path(TestOrders.Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }

    private Api.Response refund(TestOrders.Placed order, Map<String, Object> body) {
        return staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + order.payment().text() + "/refunds", body);
    }

    private static Map<String, Object> item(String id, int quantity) {
        return Map.of("id", id, "quantity", quantity);
    }

    private static Map<String, Object> eur(long minor) {
        return Map.of("amount", minor, "currency", "EUR");
    }
}
