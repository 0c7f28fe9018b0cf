package dev.kontor.order.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.privacy.ErasureObstacles;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Consumers withdraw from a contract.
@KontorTest
class WithdrawalTests {

    private static final String WITHDRAWALS = "/admin/v1/withdrawals";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailSink mails;

    @Autowired
    private WithdrawalRepository withdrawals;

    @Autowired
    private List<ErasureObstacles> obstacles;

    private final String email = UUID.randomUUID() + "@example.com";
    private BuyingShop shop;
    private Api staff;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.staff(Permission.RETURNS_READ, Permission.RETURNS_WRITE, Permission.ORDERS_READ)
                .token());
    }

    @Test
    void theBuyerGetsAnAcknowledgmentAndStaffSeeTheDeclaration() {
        var order = order();

        var receipt = declare(
                        order.at("/number").toLowerCase(Locale.ROOT) + " ",
                        email.toUpperCase(Locale.ROOT),
                        "The blue mug only.\nThank you.")
                .expect(202);

        var mail = acknowledgments().getFirst();
        assertThat(mail.subject()).isEqualTo("Your withdrawal from order " + order.at("/number"));
        assertThat(mail.text().replace("\r", ""))
                .contains("We have received your withdrawal", "UTC", "Ada Lovelace", "The blue mug only.\nThank you.");
        var seen = staff.get(WITHDRAWALS + "/" + receipt.at("/id")).expect(200);
        assertThat(seen.at("/orderId")).isEqualTo(order.at("/id"));
        assertThat(seen.at("/status")).isEqualTo("OPEN");
        assertThat(seen.at("/receivedAt")).isEqualTo(receipt.at("/receivedAt"));
        assertThat(seen.at("/statement")).isEqualTo("The blue mug only.\nThank you.");
        assertThat(staff.get(WITHDRAWALS + "?status=OPEN&orderId=" + order.at("/id") + "&email=" + email)
                        .expect(200)
                        .at("/items/0/id"))
                .isEqualTo(receipt.at("/id"));
        assertThat(staff.get("/admin/v1/orders/" + order.at("/id") + "/timeline")
                        .expect(200)
                        .text())
                .contains("WITHDRAWAL_RECEIVED");
        assertThat(order(order).at("/status")).as("staff decide what follows").isEqualTo(order.at("/status"));
    }

    /// As after a rollback to a version that has no withdrawals.
    @Test
    void theTimelineLeavesOutEntriesOfALaterVersion() {
        var order = order();
        declare(order.at("/number"), email, null).expect(202);
        jdbc.sql("""
                        update orders.timeline set type = 'OF_A_LATER_VERSION'
                        where type = 'WITHDRAWAL_RECEIVED' and order_id = :id
                        """).param("id", TypeIds.parse(OrderId.class, order.at("/id"))).update();

        assertThat(staff.get("/admin/v1/orders/" + order.at("/id") + "/timeline")
                        .expect(200)
                        .text())
                .contains("PLACED")
                .doesNotContain("WITHDRAWAL_RECEIVED", "OF_A_LATER_VERSION");
    }

    @Test
    void theResponseToAStrangerHasTheSameFieldsAndNoMailIsSent() {
        var order = order();

        var right = declare(order.at("/number"), email, null).expect(202);
        var wrongAddress = declare(order.at("/number"), "x" + email, null).expect(202);
        var wrongNumber = declare("K-999999999", email, null).expect(202);

        assertThat(List.of(right, wrongAddress, wrongNumber))
                .allSatisfy(receipt ->
                        assertThat(receipt.json().propertyNames()).containsExactlyInAnyOrder("id", "receivedAt"));
        assertThat(acknowledgments()).hasSize(1);
        assertThat(mails.to("x" + email)).isEmpty();
        assertThat(staff.get(WITHDRAWALS + "/" + wrongAddress.at("/id"))
                        .expect(200)
                        .text())
                .doesNotContain("orderId");
    }

    @Test
    void aDeclarationRunsTwoInserts() {
        var receipt = post("K-1", email, null).expect(202);

        assertThat(receipt.statements()).hasSize(2).allMatch(statement -> statement.startsWith("insert"));
    }

    @Test
    void eventsContainNothingThatAStrangerEntered() {
        declare("K-STRANGER", "stranger-" + email, "Nothing at all").expect(202);

        assertThat(jdbc.sql(
                                "select count(*) from events.log where data::text like '%STRANGER%' or data::text like :email")
                        .param("email", "%stranger-" + email + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anOrderGetsThreeAcknowledgmentsAnHour() {
        var order = order();

        for (int request = 0; request < 5; request++) {
            declare(order.at("/number"), email, null).expect(202);
        }

        assertThat(acknowledgments()).hasSize(3);
        assertThat(staff.get(WITHDRAWALS + "?withTotal=true&orderId=" + order.at("/id"))
                        .expect(200)
                        .at("/page/total"))
                .as("all of them belong to the order")
                .isEqualTo("5");
    }

    @Test
    void staffAssignADeclarationWithATypingErrorAndCloseIt() {
        var order = order();
        var id = declare(order.at("/number") + "7", email, "Everything")
                .expect(202)
                .at("/id");
        assertThat(acknowledgments()).isEmpty();

        var assigned = staff.post(WITHDRAWALS + "/" + id + "/assign", Map.of("orderId", order.at("/id")))
                .expect(200);

        EventProbe.on(jdbc).awaitDelivered();
        assertThat(assigned.at("/orderId")).isEqualTo(order.at("/id"));
        assertThat(acknowledgments()).hasSize(1);
        staff.post(WITHDRAWALS + "/" + id + "/assign", Map.of("orderId", order.at("/id")))
                .expectProblem(409, "invalid-state-transition");

        var closed = staff.post(WITHDRAWALS + "/" + id + "/close", Map.of("note", "Canceled."))
                .expect(200);
        assertThat(closed.at("/status")).isEqualTo("CLOSED");
        assertThat(closed.at("/note")).isEqualTo("Canceled.");
        staff.post(WITHDRAWALS + "/" + id + "/close", Map.of()).expectProblem(409, "invalid-state-transition");
        assertThat(AuditProbe.on(jdbc).actionsOf(assigned)).containsExactly("withdrawal.assigned");
        assertThat(AuditProbe.on(jdbc).actionsOf(closed)).containsExactly("withdrawal.closed");
    }

    @Test
    void onlyPlacedOrdersCanBeAssigned() {
        var id = declare("K-1", email, null).expect(202).at("/id");

        staff.post(
                        WITHDRAWALS + "/" + id + "/assign",
                        Map.of("orderId", OrderId.next().text()))
                .expectProblem(422, "rejected");
    }

    @Test
    void declarationsWithoutAnOrderAreDeletedAMonthAfterTheyWereClosed() {
        var open = declare("K-1", email, null).expect(202).at("/id");
        var closed = declare("K-1", email, null).expect(202).at("/id");
        staff.post(WITHDRAWALS + "/" + closed + "/close", Map.of()).expect(200);
        withdrawals.purge();
        staff.get(WITHDRAWALS + "/" + closed).expect(200);

        jdbc.sql("update orders.withdrawals set closed_at = now() - interval '31 days' where id = :id")
                .param("id", TypeIds.parse(WithdrawalId.class, closed))
                .update();
        withdrawals.purge();

        staff.get(WITHDRAWALS + "/" + closed).expectProblem(404, "not-found");
        staff.get(WITHDRAWALS + "/" + open).expect(200);
    }

    @Test
    void anOpenWithdrawalPreventsTheErasureOfThePerson() {
        var order = order();
        var id = declare(order.at("/number"), email, null).expect(202).at("/id");
        var found = new ErasureObstacles.Obstacle("OPEN_WITHDRAWAL", order.at("/number"));
        assertThat(obstacles()).contains(found);

        staff.post(WITHDRAWALS + "/" + id + "/close", Map.of()).expect(200);

        assertThat(obstacles()).doesNotContain(found);
    }

    private List<ErasureObstacles.Obstacle> obstacles() {
        var person = new PersonToErase(
                List.of(), List.of(), List.of(email), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return obstacles.stream().flatMap(each -> each.of(person).stream()).toList();
    }

    @Test
    void anErasedOrderIsFoundByNoDeclaration() {
        var order = order();
        jdbc.sql("update orders.orders set email = :erased where number = :number")
                .param("erased", PersonToErase.EMAIL)
                .param("number", order.at("/number"))
                .update();

        var id = declare(order.at("/number"), PersonToErase.EMAIL, null)
                .expect(202)
                .at("/id");

        assertThat(staff.get(WITHDRAWALS + "/" + id).expect(200).text()).doesNotContain("orderId");
    }

    @Test
    void numberAddressAndNameAreRequired() {
        api.post("/store/v1/withdrawals", Map.of("orderNumber", " ", "email", "nobody", "name", ""))
                .expectProblem(400, "validation-failed");
    }

    private Api.Response declare(String number, String address, @Nullable String statement) {
        var response = post(number, address, statement);
        EventProbe.on(jdbc).awaitDelivered();
        return response;
    }

    private Api.Response post(String number, String address, @Nullable String statement) {
        var body = new HashMap<String, Object>(Map.of("orderNumber", number, "email", address, "name", "Ada Lovelace"));
        if (statement != null) {
            body.put("statement", statement);
        }
        return api.post("/store/v1/withdrawals", body);
    }

    private List<MailSink.Received> acknowledgments() {
        return mails.to(email).stream()
                .filter(mail -> mail.text().contains("We have received your withdrawal"))
                .toList();
    }

    private Api.Response order(Api.Response placed) {
        return staff.get("/admin/v1/orders/" + placed.at("/id")).expect(200);
    }

    private Api.Response order() {
        var variant = shop.variant(1_000, 10);
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", variant)
                .update();
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                email,
                "billingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", variant.text(), "quantity", 1))));
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        EventProbe.on(jdbc).awaitDelivered();
        return order;
    }
}
