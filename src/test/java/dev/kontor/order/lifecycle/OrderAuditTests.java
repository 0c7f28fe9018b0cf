package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.kontor.identity.StaffId;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.Orders;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.AuditProbe.Recorded;
import dev.kontor.testing.KontorTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What staff do with orders and money, as the audit log tells of it.
@KontorTest
class OrderAuditTests {

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory beans;

    TestOrders test;
    StaffId owner;
    Api staff;
    AuditProbe audit;

    @BeforeEach
    void setUp() {
        test = beans.createBean(TestOrders.class);
        owner = test.owner();
        staff = test.staff();
        audit = AuditProbe.on(jdbc);
    }

    @Test
    void buyingIsNotAudited() {
        var order = test.paid("tok_approve");

        assertThat(audit.of(order.id())).isEmpty();
        assertThat(audit.of(order.payment())).isEmpty();
    }

    @Test
    void aCancellationIsRecordedOnceAndARefusedOneIsNot() {
        var order = test.paid("tok_approve");
        var path = "/admin/v1/orders/" + order.id().text() + "/cancel";

        var canceled = staff.withIdempotencyKey()
                .post(path, Map.of("reason", "Ada called"))
                .expect(200);
        var again = staff.withIdempotencyKey()
                .post(path, Map.of("reason", "Ada called"))
                .expectProblem(409, "invalid-state-transition");

        var entry = audit.of(canceled).getFirst();
        assertThat(entry.actor()).isEqualTo(owner.text());
        assertThat(entry.action()).isEqualTo("order.canceled");
        assertThat(entry.object()).isEqualTo(order.id().text());
        assertThat(entry.before()).isEqualTo("{\"status\":\"OPEN\"}");
        assertThat(entry.after())
                .contains("\"status\":\"CANCELED\"", "\"restock\":true")
                .doesNotContain("Ada");
        assertThat(audit.transactionsOf(canceled))
                .containsExactly(audit.transactionOf(
                        "orders.timeline",
                        "type = 'CANCELED' and order_id",
                        order.id().value()));
        assertThat(audit.of(again)).isEmpty();
        // What goes back by itself is on record too: money moved.
        await().until(() -> test.books(order.payment()).equals("7640/7640"));
        assertThat(jdbc.sql("""
                        select e.actor from audit.entries e
                        where e.action = 'refund.requested' and e.after like '%' || :payment || '%'
                        """)
                        .param("payment", order.payment().text())
                        .query(String.class)
                        .list())
                .containsExactly("system");
    }

    @Test
    void notesAndAddressesAreRecordedAsPseudonyms() {
        var order = test.paid("tok_approve");
        var path = "/admin/v1/orders/" + order.id().text();

        var noted =
                staff.post(path + "/notes", Map.of("text", "Ada is on holiday")).expect(201);
        var changed = staff.with("If-Match", "*")
                .patch(path, Map.of("tags", List.of("late"), "shippingAddress", Map.of("city", "Potsdam")))
                .expect(200);

        assertThat(audit.of(noted).getFirst().action()).isEqualTo("order.noted");
        assertThat(audit.of(noted).getFirst().after()).matches("\\{\"text\":\"~[0-9a-f]{12}\"}");
        assertThat(audit.of(changed).getFirst().action()).isEqualTo("order.updated");
        assertThat(audit.of(changed).getFirst().before())
                .matches("\\{\"shippingAddress\":\\{\"city\":\"~[0-9a-f]{12}\"},\"tags\":\\[]}");
        assertThat(audit.of(changed).getFirst().after())
                .matches("\\{\"shippingAddress\":\\{\"city\":\"~[0-9a-f]{12}\"},\"tags\":\\[\"late\"]}");
    }

    @Test
    void aParcelIsFollowedFromPackingToTheDoor() {
        var order = test.paid("tok_approve");
        var created = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.id().text() + "/fulfillments", Map.of())
                .expect(201);
        var parcel = TypeIds.parse(FulfillmentId.class, created.at("/id"));
        var path = "/admin/v1/fulfillments/" + parcel.text();
        staff.with("If-Match", "*").patch(path, Map.of("carrier", "DHL")).expect(200);
        staff.withIdempotencyKey().post(path + "/ship").expect(200);
        var delivered = staff.withIdempotencyKey().post(path + "/deliver").expect(200);
        staff.withIdempotencyKey().post(path + "/cancel").expectProblem(409, "invalid-state-transition");

        assertThat(audit.of(parcel))
                .extracting(Recorded::action)
                .containsExactly(
                        "fulfillment.created", "fulfillment.updated", "fulfillment.shipped", "fulfillment.delivered");
        assertThat(audit.of(parcel).get(1).before()).isEqualTo("{}");
        assertThat(audit.of(parcel).get(1).after()).isEqualTo("{\"carrier\":\"DHL\"}");
        assertThat(audit.of(delivered).getFirst().before()).isEqualTo("{\"status\":\"SHIPPED\"}");
        assertThat(audit.of(delivered).getFirst().after()).startsWith("{\"status\":\"DELIVERED\",\"deliveredAt\":");
    }

    @Test
    void moneyIsRecordedBeforeTheProviderIsCalled() {
        var captured = test.paid("tok_authorize_only");
        var voided = test.paid("tok_authorize_only");
        var path = "/admin/v1/payments/" + captured.payment().text();
        var capture =
                staff.withIdempotencyKey().post(path + "/capture", Map.of()).expect(200);
        var giveUp = staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + voided.payment().text() + "/void")
                .expect(200);
        var part = Map.of("amount", Map.of("amount", 640, "currency", "EUR"), "reason", "Ada's cup was broken.");
        var refund = staff.withIdempotencyKey().post(path + "/refunds", part).expect(201);
        var tooMuch = staff.withIdempotencyKey()
                .post(path + "/refunds", Map.of("amount", Map.of("amount", 7_001, "currency", "EUR"), "reason", "x"))
                .expectProblem(409, "refund-exceeds-payment");

        assertThat(audit.of(capture))
                .extracting(Recorded::action, Recorded::object)
                .containsExactly(
                        tuple("payment.capture_requested", captured.payment().text()));
        assertThat(audit.of(capture).getFirst().after()).contains("\"amount\":{\"amount\":7640,\"currency\":\"EUR\"}");
        assertThat(audit.actionsOf(giveUp)).containsExactly("payment.void_requested");
        var entry = audit.of(refund).getFirst();
        assertThat(entry.action()).isEqualTo("refund.requested");
        assertThat(entry.object()).isEqualTo(refund.at("/id"));
        assertThat(entry.after())
                .contains("\"amount\":640", captured.payment().text())
                .doesNotContain("Ada");
        assertThat(audit.of(tooMuch)).isEmpty();
    }

    @Test
    void aReceivedTransferIsRecorded() {
        var order = test.paid("bank-transfer", null, null);
        var received = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.id().text() + "/payments",
                        Map.of("amount", Map.of("amount", 7_640, "currency", "EUR"), "note", "From Ada Lovelace"))
                .expect(201);

        var entry = audit.of(received).getFirst();
        assertThat(entry.action()).isEqualTo("payment.received");
        assertThat(entry.object()).isEqualTo(order.payment().text());
        assertThat(entry.before()).contains("\"status\":\"AWAITING_TRANSFER\"", "\"amount\":0");
        assertThat(entry.after())
                .contains("\"status\":\"CAPTURED\"", "\"amount\":7640")
                .doesNotContain("Ada");
        assertThat(audit.transactionsOf(received))
                .containsExactly(audit.transactionOf(
                        "payment.payments", "id", order.payment().value()));
    }
}
