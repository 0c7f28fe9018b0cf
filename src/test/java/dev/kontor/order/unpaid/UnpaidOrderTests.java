package dev.kontor.order.unpaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.testing.Api;
import dev.kontor.testing.Background;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Buyers are reminded of a bank transfer, learn until when the order waits, and only then is it canceled.
@KontorTest
class UnpaidOrderTests extends OrderScenario {

    private static final String SETTINGS = "/admin/v1/settings/unpaid-orders";
    private static final String TRANSFER = "bank-transfer";

    @Autowired
    private Background background;

    @AfterEach
    void restore() {
        settings(null, null);
    }

    @Test
    void theBuyerIsRemindedOnceAndThenTheOrderIsCanceled() {
        settings(5, 7);
        var order = test.paid(TRANSFER, null, null);

        after(Duration.ofDays(5).minusSeconds(1), order);
        assertThat(reminders(order)).isEmpty();
        after(Duration.ofSeconds(1), order);
        after(Duration.ofHours(1), order);

        var mail = reminders(order).getFirst();
        assertThat(reminders(order)).hasSize(1);
        assertThat(mail).contains("Amount due: €76.40", "IBAN", "Amount: €76.40", "until December 2, 2026");
        assertThat(test.timeline(order.id())).contains("PAYMENT_REMINDED");
        assertThat(test.stock(order.variant())).as("allocated").isEqualTo("10/3");

        after(Duration.ofDays(7).plusHours(11).minusSeconds(1), order);
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        after(Duration.ofSeconds(1), order);

        await().until(() -> test.state(order.id()).equals("CANCELED VOIDED UNFULFILLED"));
        assertThat(test.stock(order.variant())).as("available again").isEqualTo("10/0");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.payment_reminded", "order.canceled");
        assertThat(staff.get(path(order)).expect(200).at("/cancelReason"))
                .isEqualTo("The payment did not arrive in time.");
    }

    @Test
    void noOrderIsCanceledWhoseReminderNamesNoDay() {
        settings(5, null);
        var order = test.paid(TRANSFER, null, null);
        after(Duration.ofDays(6), order);
        assertThat(reminders(order)).hasSize(1).noneMatch(mail -> mail.contains("cancel"));

        settings(5, 1);
        after(Duration.ofDays(30), order);

        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        assertThat(reminders(order)).hasSize(1);
    }

    @Test
    void anOrderWaitsIfStaffNoLongerWantCancellations() {
        settings(1, 1);
        var order = test.paid(TRANSFER, null, null);
        after(Duration.ofDays(1), order);

        settings(1, null);
        after(Duration.ofDays(10), order);

        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
    }

    @Test
    void whatIsPaidIsNeitherRemindedNorCanceled() {
        settings(1, 1);
        var paidAtOnce = test.paid(TRANSFER, null, null);
        record(paidAtOnce, 7_640);
        var paidAfterTheReminder = test.paid(TRANSFER, null, null);
        after(Duration.ofDays(2), paidAtOnce, paidAfterTheReminder);
        record(paidAfterTheReminder, 7_640);
        after(Duration.ofDays(10), paidAtOnce, paidAfterTheReminder);

        assertThat(reminders(paidAtOnce)).isEmpty();
        assertThat(reminders(paidAfterTheReminder)).hasSize(1);
        assertThat(test.state(paidAfterTheReminder.id())).isEqualTo("OPEN PAID UNFULFILLED");
    }

    @Test
    void staffDecideAboutPartialPaymentsAndPackedParcels() {
        settings(1, 1);
        var partly = test.paid(TRANSFER, null, null);
        record(partly, 1_000);
        var partlyLater = test.paid(TRANSFER, null, null);
        var packed = test.paid(TRANSFER, null, null);
        var packedLater = test.paid(TRANSFER, null, null);
        pack(packed);
        after(Duration.ofDays(2), partly, partlyLater, packed, packedLater);
        record(partlyLater, 1_000);
        pack(packedLater);
        after(Duration.ofDays(10), partly, partlyLater, packed, packedLater);

        assertThat(reminders(partly))
                .singleElement()
                .asString()
                .contains(
                        "Thank you for the €10.00 that we have received",
                        "Amount due: €66.40",
                        "IBAN",
                        "Amount: €66.40")
                .doesNotContain("cancel");
        assertThat(reminders(partlyLater)).as("once").hasSize(1);
        assertThat(reminders(packed).getFirst()).contains("Amount due: €76.40").doesNotContain("cancel");
        assertThat(List.of(partly, partlyLater, packed, packedLater))
                .allSatisfy(order -> assertThat(test.state(order.id())).startsWith("OPEN A"));
    }

    @Test
    void staffFindOrdersOfWhichAPartWasTransferred() {
        var partly = test.paid(TRANSFER, null, null);
        record(partly, 1_000);
        var untouched = test.paid(TRANSFER, null, null);
        var reserved = test.paid("tok_approve");
        jdbc.sql("update orders.orders set payment_status = 'AUTHORIZED' where id = :id")
                .param("id", reserved.id())
                .update();

        var found = staff.get("/admin/v1/orders?partlyPaid=true&number=" + number(partly.id()))
                .expect(200);
        assertThat(found.json().at("/items")).hasSize(1);
        assertThat(found.at("/items/0/outstanding/amount")).isEqualTo("6640");
        for (var other : List.of(untouched, reserved)) {
            var filter = "&number=" + number(other.id());
            assertThat(staff.get("/admin/v1/orders?partlyPaid=true" + filter)
                            .expect(200)
                            .json()
                            .at("/items"))
                    .isEmpty();
            assertThat(staff.get("/admin/v1/orders?partlyPaid=false" + filter)
                            .expect(200)
                            .json()
                            .at("/items"))
                    .hasSize(1);
        }

        record(partly, 6_640);
        assertThat(staff.get("/admin/v1/orders?partlyPaid=true&number=" + number(partly.id()))
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void anOrderWithAnotherAmountThanInTheReminderIsNotCanceled() {
        settings(1, 1);
        var order = test.paid(TRANSFER, null, null);
        after(Duration.ofDays(2), order);
        staff.withIdempotencyKey()
                .post(
                        path(order) + "/cancel",
                        Map.of(
                                "reason",
                                "Sold out",
                                "items",
                                List.of(Map.of("itemId", order.line().text(), "quantity", 1))))
                .expect(200);
        after(Duration.ofDays(10), order);

        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
    }

    @Test
    void otherWaysToPayAndOrdersOnHoldAreLeftAlone() {
        settings(1, 1);
        var cash = test.paid("cash-on-delivery", null, null);
        var held = test.paid(TRANSFER, null, null);
        staff.post(path(held) + "/hold", Map.of("reason", "The buyer called")).expect(200);
        var heldAfterTheReminder = test.paid(TRANSFER, null, null);
        after(Duration.ofDays(2), cash, held, heldAfterTheReminder);
        staff.post(path(heldAfterTheReminder) + "/hold", Map.of("reason", "The buyer called"))
                .expect(200);
        after(Duration.ofDays(10), cash, held, heldAfterTheReminder);

        assertThat(reminders(cash)).isEmpty();
        assertThat(reminders(held)).isEmpty();
        assertThat(reminders(heldAfterTheReminder)).hasSize(1);
        assertThat(List.of(cash, held, heldAfterTheReminder))
                .allSatisfy(order -> assertThat(test.state(order.id())).startsWith("OPEN AWAITING_TRANSFER"));
    }

    /// Staff have given the buyer more time.
    @Test
    void anOrderWithAValidPaymentLinkIsNotCanceled() {
        settings(1, 1);
        var order = test.paid(TRANSFER, null, null);
        after(Duration.ofDays(2), order);
        staff.withIdempotencyKey().post(path(order) + "/payment-link").expect(200);
        after(Duration.ofDays(10), order);
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");

        staff.delete(path(order) + "/payment-link").expect(204);
        run();

        await().until(() -> test.state(order.id()).equals("CANCELED VOIDED UNFULFILLED"));
    }

    /// Nobody expects a mail about an order of last year because the shop has switched reminders on.
    @Test
    void longForgottenOrdersAreLeftToStaff() {
        var order = test.paid(TRANSFER, null, null);
        age(Duration.ofDays(32), order);
        settings(1, 1);

        run();

        assertThat(reminders(order)).isEmpty();
    }

    @Test
    void severalProcessesRemindAndCancelOnce() throws Exception {
        settings(1, 1);
        var order = test.paid(TRANSFER, null, null);
        age(Duration.ofDays(1), order);
        together(() -> run());
        age(Duration.ofDays(2), order);
        together(() -> run());

        await().until(() -> test.state(order.id()).equals("CANCELED VOIDED UNFULFILLED"));
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.payment_reminded", "order.canceled");
    }

    /// Whatever comes first counts, and the money of a canceled order goes back.
    @Test
    void aTransferThatIsRecordedWhileTheOrderIsCanceledIsNotLost() throws Exception {
        settings(1, 1);
        for (int round = 0; round < 5; round++) {
            var order = test.paid(TRANSFER, null, null);
            after(Duration.ofDays(1), order);
            age(Duration.ofDays(2), order);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(List.<Callable<Object>>of(
                        () -> {
                            run();
                            return "";
                        },
                        () -> staff.withIdempotencyKey()
                                .post(
                                        path(order) + "/payments",
                                        Map.of("amount", money(7_640), "note", "Statement 7"))));
            }
            await().until(() -> settled(order));
        }
    }

    @Test
    void aCancellationRequiresAReminder() {
        staff.with("If-Match", "*")
                .patch(SETTINGS, Map.of("cancelAfterDays", 3))
                .expectProblem(422, "rejected");
        staff.with("If-Match", "*")
                .patch(SETTINGS, Map.of("remindAfterDays", 0))
                .expectProblem(400, "validation-failed");
        assertThat(settings(3, 4).at("/cancelAfterDays")).isEqualTo("4");
        assertThat(staff.get(SETTINGS).expect(200).at("/remindAfterDays")).isEqualTo("3");
    }

    private boolean settled(Placed order) {
        var state = test.state(order.id());
        return state.equals("OPEN PAID UNFULFILLED")
                || state.startsWith("CANCELED") && (state.contains("VOIDED") || state.contains("REFUNDED"));
    }

    private void together(Runnable step) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.of(Executors.callable(step), Executors.callable(step)))) {
                assertThat(done).isDone();
            }
        }
    }

    /// Lets time pass for these orders only: the clock is that of all other tests, too.
    private void after(Duration time, Placed... waiting) {
        age(time, waiting);
        run();
    }

    private void age(Duration time, Placed... waiting) {
        for (var order : waiting) {
            jdbc.sql("""
                            with aged as (
                                update orders.payment_reminders set reminded_at = reminded_at - :time::interval,
                                    pay_until = pay_until - :time::interval
                                where order_id = :order
                            )
                            update orders.orders set placed_at = placed_at - :time::interval where id = :order
                            """)
                    .param("time", time.toString())
                    .param("order", order.id())
                    .update();
        }
    }

    private void run() {
        background.run("UnpaidOrderJob");
    }

    /// The texts of the reminders, from the log of mails.
    private List<String> reminders(Placed order) {
        EventProbe.on(jdbc).awaitDelivered();
        var sent = staff.get("/admin/v1/mails?kind=ORDER_PAYMENT_REMINDER&orderNumber=" + number(order.id()))
                .expect(200)
                .json()
                .at("/items");
        return sent.valueStream()
                .map(mail -> staff.get("/admin/v1/mails/" + mail.at("/id").stringValue() + "/content")
                        .expect(200)
                        .at("/text"))
                .toList();
    }

    private String number(OrderId order) {
        return staff.get("/admin/v1/orders/" + order.text()).expect(200).at("/number");
    }

    private void record(Placed order, long minor) {
        staff.withIdempotencyKey()
                .post(path(order) + "/payments", Map.of("amount", money(minor), "note", "Statement 7"))
                .expect(201);
    }

    private void pack(Placed order) {
        staff.withIdempotencyKey()
                .post(
                        path(order) + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 1))))
                .expect(201);
    }

    private static Map<String, Object> money(long minor) {
        return Map.of("amount", minor, "currency", "EUR");
    }

    private static String path(Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }

    private Api.Response settings(@Nullable Integer remind, @Nullable Integer cancel) {
        var wanted = new HashMap<String, Object>();
        wanted.put("remindAfterDays", remind);
        wanted.put("cancelAfterDays", cancel);
        return staff.with("If-Match", "*").patch(SETTINGS, wanted).expect(200);
    }
}
