package dev.kontor.order.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.document.DocumentFixtures;
import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.NewPayment;
import dev.kontor.testing.Api;
import dev.kontor.testing.Background;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Buyers on account are reminded of overdue invoices, of what is truly open, once at each level.
@KontorTest
class InvoiceReminderTests extends OrderScenario {

    private static final String SETTINGS = "/admin/v1/settings/invoice-reminders";

    /// The day of the test clock.
    private static final String TODAY = "2026-11-25";

    @Autowired
    private Background background;

    @Autowired
    private Logins logins;

    @BeforeEach
    void issueInvoices() {
        DocumentFixtures.settings(staff);
    }

    @AfterEach
    void restore() {
        remindAfter();
    }

    @Test
    void theBuyerIsRemindedThreeTimesAndTheOrderStaysOpen() {
        remindAfter(7, 10, 14);
        var order = invoiced();
        overdue(6, order);
        assertThat(run(order)).isEmpty();
        age(1, order);
        run(order);
        var first = run(order);
        age(9, order);
        assertThat(run(order)).hasSize(1);
        age(1, order);
        assertThat(run(order)).hasSize(2);
        age(13, order);
        assertThat(run(order)).hasSize(2);
        age(1, order);
        assertThat(run(order)).hasSize(3);
        age(29, order);
        var all = run(order);

        var invoice = invoiceNumber(order);
        assertThat(first)
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains(
                                "full payment of invoice " + invoice,
                                "due on December 9, 2026",
                                "Perhaps it was overlooked",
                                "Amount due: €76.40",
                                "Account holder: Test Company Ltd",
                                "IBAN: DE02120300000000202051",
                                "Amount: €76.40",
                                "Reference: " + invoice));
        assertThat(all)
                .hasSize(3)
                .anyMatch(mail -> mail.contains("our second reminder"))
                .anyMatch(mail -> mail.contains("our third reminder"));
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        assertThat(test.timeline(order.id()))
                .filteredOn("INVOICE_REMINDED"::equals)
                .hasSize(3);
        assertThat(EventProbe.on(jdbc).of(order.id()).stream()
                        .filter(event -> event.type().equals("order.invoice_reminded"))
                        .map(event -> event.data().at("/level").asInt()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void switchingRemindersOnWritesToNoBuyersOfOldInvoices() {
        var old = invoiced();
        var recent = invoiced();
        overdue(31, old);
        overdue(30, recent);
        assertThat(run(recent)).isEmpty();
        remindAfter(3, 3);

        assertThat(run(recent)).hasSize(1);
        assertThat(run(old)).isEmpty();

        // Nor is a later reminder sent that is more than 30 days late.
        age(34, recent);
        assertThat(run(recent)).hasSize(1);
    }

    @Test
    void theReminderNamesWhatIsOpen() {
        remindAfter(7);
        var partlyPaid = invoiced();
        record(partlyPaid, 1_000);
        var partlyCanceled = invoiced();
        cancel(partlyCanceled, Map.of("reason", "Sold out", "items", List.of(units(partlyCanceled, 1))));
        var partlyReturned = invoiced();
        ship(partlyReturned);
        var back = requestReturn(partlyReturned);
        var items = staff.get("/admin/v1/returns/" + back).expect(200).at("/items/0/id");
        var arrived = Map.of("itemId", items, "quantity", 1, "condition", "DAMAGED");
        returning(back, "receive", Map.of("items", List.of(arrived)));
        overdue(7, partlyPaid, partlyCanceled, partlyReturned);
        assertThat(run(partlyReturned)).as("what came back is not decided").isEmpty();
        returning(back, "refund", Map.of());

        assertThat(run(partlyReturned)).singleElement().asString().contains("Amount due: €64.50");
        assertThat(run(partlyPaid)).singleElement().asString().contains("Amount due: €66.40", "Amount: €66.40");
        assertThat(run(partlyCanceled)).singleElement().asString().contains("Amount due: €64.50");
    }

    @Test
    void whatIsSettledIsNotReminded() {
        remindAfter(7, 7);
        var paid = invoiced();
        record(paid, 7_640);
        var paidAfterTheReminder = invoiced();
        var canceled = invoiced();
        cancel(canceled, Map.of("reason", "Agreed"));
        var writtenOff = invoiced();
        record(writtenOff, 5_000);
        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + writtenOff.payment().text() + "/void")
                .expect(200);
        overdue(7, paid, paidAfterTheReminder, canceled, writtenOff);
        assertThat(run(paidAfterTheReminder)).hasSize(1);
        record(paidAfterTheReminder, 7_640);
        age(7, paidAfterTheReminder);

        assertThat(run(paidAfterTheReminder)).hasSize(1);
        assertThat(Stream.of(paid, canceled, writtenOff))
                .allSatisfy(order -> assertThat(mails(order)).isEmpty());
    }

    /// Staff know that the amount or the day is in question.
    @Test
    void remindersPause() {
        remindAfter(7);
        var held = invoiced();
        staff.post(path(held) + "/hold", Map.of("reason", "The buyer called")).expect(200);
        var linked = invoiced();
        staff.withIdempotencyKey().post(path(linked) + "/payment-link").expect(200);
        var returned = invoiced();
        ship(returned);
        var back = requestReturn(returned);
        var withdrawn = invoiced();
        api.post(
                        "/store/v1/withdrawals",
                        Map.of("orderNumber", number(withdrawn), "email", "ada@example.com", "name", "Ada Lovelace"))
                .expect(202);
        EventProbe.on(jdbc).awaitDelivered();
        overdue(7, held, linked, returned, withdrawn);
        run(held);
        assertThat(Stream.of(held, linked, returned, withdrawn))
                .allSatisfy(order -> assertThat(mails(order)).isEmpty());

        staff.post(path(held) + "/release").expect(200);
        staff.delete(path(linked) + "/payment-link").expect(204);
        staff.withIdempotencyKey().post("/admin/v1/returns/" + back + "/cancel").expect(200);
        run(held);

        assertThat(Stream.of(held, linked, returned))
                .allSatisfy(order -> assertThat(mails(order)).hasSize(1));
        assertThat(mails(withdrawn)).isEmpty();
    }

    @Test
    void onlyPurchasesOnAccountHaveADueDay() {
        remindAfter(7);
        var transfer = test.paid(NewPayment.BANK_TRANSFER, null, null);
        var withoutInvoice = test.paid(NewPayment.ON_ACCOUNT, null, null);
        invoice(transfer);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(staff.get(path(transfer)).expect(200).json().has("paymentDueOn"))
                .isFalse();
        assertThat(staff.get(path(withoutInvoice)).expect(200).json().has("paymentDueOn"))
                .isFalse();
    }

    @Test
    void severalProcessesRemindOnce() throws Exception {
        remindAfter(7);
        var order = invoiced();
        overdue(7, order);
        Callable<String> pass = () -> {
            background.run("InvoiceReminderJob");
            return "";
        };

        TestOrders.race(List.of(pass, pass, pass));

        assertThat(mails(order)).hasSize(1);
        assertThat(test.timeline(order.id())).containsOnlyOnce("INVOICE_REMINDED");
    }

    @Test
    void staffSeeWhoOwesWhat() {
        var order = invoiced();
        var shown = staff.get(path(order)).expect(200);
        assertThat(shown.at("/paymentDueOn")).isEqualTo("2026-12-09");
        assertThat(shown.at("/outstanding/amount")).isEqualTo("7640");
        record(order, 640);
        overdue(1, order);

        var filter = "/admin/v1/orders?number=" + number(order) + "&paymentDueBefore=";
        var found = staff.get(filter + TODAY).expect(200);
        assertThat(found.at("/items/0/id")).isEqualTo(order.id().text());
        assertThat(found.at("/items/0/paymentDueOn")).isEqualTo("2026-11-24");
        assertThat(found.at("/items/0/outstanding/amount")).isEqualTo("7000");
        assertThat(staff.get(filter + "2026-11-24").expect(200).json().at("/items"))
                .isEmpty();

        record(order, 7_000);
        assertThat(staff.get(filter + TODAY).expect(200).json().at("/items")).isEmpty();
        assertThat(staff.get(path(order)).expect(200).json().has("outstanding")).isFalse();
    }

    @Test
    void buyersSeeUntilWhenTheyHaveToPayWhat() {
        var customer = logins.customer();
        var order = test.paid(NewPayment.ON_ACCOUNT, null, customer.id());
        var guest = api.with("X-Order-Token", order.token());
        var own = "/store/v1/orders/" + order.id().text();
        assertThat(guest.get(own).expect(200).at("/outstanding/amount")).isEqualTo("7640");
        assertThat(guest.get(own).expect(200).json().has("paymentDueOn")).isFalse();
        invoice(order);
        EventProbe.on(jdbc).awaitDelivered();
        record(order, 640);

        var shopper = api.as(customer.token());
        for (var shown : List.of(guest.get(own).expect(200), shopper.get(own).expect(200))) {
            assertThat(shown.at("/paymentDueOn")).isEqualTo("2026-12-09");
            assertThat(shown.at("/outstanding/amount")).isEqualTo("7000");
        }
        var listed = shopper.get("/store/v1/orders").expect(200);
        assertThat(listed.at("/items/0/paymentDueOn")).isEqualTo("2026-12-09");
        assertThat(listed.at("/items/0/outstanding/amount")).isEqualTo("7000");

        record(order, 7_000);
        assertThat(shopper.get(own).expect(200).json().has("outstanding")).isFalse();
        assertThat(shopper.get("/store/v1/orders")
                        .expect(200)
                        .json()
                        .at("/items/0")
                        .has("outstanding"))
                .isFalse();
    }

    @Test
    void thereAreAtMostThreeRemindersWithinFourWeeksEach() {
        for (var wrong : List.of(List.of(1, 2, 3, 4), List.of(0), List.of(29))) {
            staff.with("If-Match", "*")
                    .patch(SETTINGS, Map.of("remindAfterDays", wrong))
                    .expectProblem(400, "validation-failed");
        }
        var pointer = staff.with("If-Match", "*")
                .patch(SETTINGS, Map.of("remindAfterDays", List.of(7, 0)))
                .expect(400)
                .at("/errors/0/pointer");
        assertThat(pointer).isEqualTo("/remindAfterDays/1");
        remindAfter(28, 28, 28);
        assertThat(staff.get(SETTINGS).expect(200).json().at("/remindAfterDays"))
                .hasSize(3);
    }

    private Placed invoiced() {
        var order = test.paid(NewPayment.ON_ACCOUNT, null, null);
        invoice(order);
        EventProbe.on(jdbc).awaitDelivered();
        return order;
    }

    private void invoice(Placed order) {
        staff.withIdempotencyKey().post(path(order) + "/invoice").expect(200);
    }

    private String invoiceNumber(Placed order) {
        return staff.get("/admin/v1/documents?orderId=" + order.id().text())
                .expect(200)
                .at("/items/0/number");
    }

    /// Moves the due day of these orders only: the clock is that of all other tests, too.
    private void overdue(int days, Placed... orders) {
        for (var order : orders) {
            jdbc.sql("update orders.orders set payment_due_on = :today::date - :days where id = :order")
                    .param("today", TODAY)
                    .param("days", days)
                    .param("order", order.id())
                    .update();
        }
    }

    private void age(int days, Placed order) {
        jdbc.sql("""
                        with aged as (
                            update orders.invoice_reminders set reminded_at = reminded_at - make_interval(days => :days)
                            where order_id = :order
                        )
                        update orders.orders set payment_due_on = payment_due_on - :days where id = :order
                        """).param("days", days).param("order", order.id()).update();
    }

    /// @return the reminders of the order
    private List<String> run(Placed order) {
        background.run("InvoiceReminderJob");
        return mails(order);
    }

    private List<String> mails(Placed order) {
        EventProbe.on(jdbc).awaitDelivered();
        return staff.get("/admin/v1/mails?kind=INVOICE_REMINDER&orderNumber=" + number(order))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(mail -> staff.get("/admin/v1/mails/" + mail.at("/id").stringValue() + "/content")
                        .expect(200)
                        .at("/text"))
                .toList();
    }

    private String number(Placed order) {
        return staff.get(path(order)).expect(200).at("/number");
    }

    private void record(Placed order, long minor) {
        staff.withIdempotencyKey()
                .post(
                        path(order) + "/payments",
                        Map.of("amount", Map.of("amount", minor, "currency", "EUR"), "note", "Statement 7"))
                .expect(201);
    }

    private void cancel(Placed order, Map<String, Object> body) {
        staff.withIdempotencyKey().post(path(order) + "/cancel", body).expect(200);
    }

    private void ship(Placed order) {
        var parcel = staff.withIdempotencyKey()
                .post(path(order) + "/fulfillments", Map.of("items", List.of(units(order, 3))))
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
    }

    private String requestReturn(Placed order) {
        var item = Map.of("itemId", order.line().text(), "quantity", 1, "reason", "DOES_NOT_FIT");
        return staff.withIdempotencyKey()
                .post("/admin/v1/returns", Map.of("orderId", order.id().text(), "items", List.of(item)))
                .expect(201)
                .at("/id");
    }

    private void returning(String id, String step, Map<String, ?> body) {
        staff.withIdempotencyKey()
                .post("/admin/v1/returns/" + id + "/" + step, body)
                .expect(200);
    }

    private static Map<String, Object> units(Placed order, int quantity) {
        return Map.of("itemId", order.line().text(), "quantity", quantity);
    }

    private static String path(Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }

    private Api.Response remindAfter(Integer... days) {
        return staff.with("If-Match", "*")
                .patch(SETTINGS, Map.of("remindAfterDays", List.of(days)))
                .expect(200);
    }
}
