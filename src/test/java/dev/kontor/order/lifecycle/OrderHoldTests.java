package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.order.Orders;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Staff stop an order, and let it go on.
@KontorTest
class OrderHoldTests {

    private static final Map<String, Object> REASON = Map.of("reason", "Ada is asked for her address");

    @Autowired
    Api api;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory beans;

    TestOrders test;
    TestOrders.Placed order;
    String path;
    Api staff;

    @BeforeEach
    void setUp() {
        test = beans.createBean(TestOrders.class);
        staff = test.staff();
        order = test.paid("tok_approve");
        path = "/admin/v1/orders/" + order.id().text();
    }

    @Test
    void nothingOfAHeldOrderIsPackedOrShippedBeforeItIsReleased() {
        var parcel = staff.withIdempotencyKey()
                .post(
                        path + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 1))))
                .expect(201)
                .at("/id");

        var held = staff.post(path + "/hold", REASON).expect(200);
        assertThat(held.at("/hold/reason")).isEqualTo("Ada is asked for her address");
        assertThat(held.at("/hold/by")).startsWith("stf_");
        staff.post(path + "/hold", REASON).expectProblem(409, "invalid-state-transition");
        var refused =
                staff.post("/admin/v1/fulfillments/" + parcel + "/ship").expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/held")).isEqualTo("true");
        staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of())
                .expectProblem(409, "invalid-state-transition");
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
        assertThat(staff.get("/admin/v1/orders?held=true&email=ada@example.com")
                        .expect(200)
                        .text())
                .contains(order.id().text());
        assertThat(api.with("X-Order-Token", order.token())
                        .get("/store/v1/orders/" + order.id().text())
                        .expect(200)
                        .text())
                .doesNotContain("asked for her address");

        var released = staff.post(path + "/release").expect(200);
        assertThat(released.json().has("hold")).isFalse();
        staff.post(path + "/release").expectProblem(409, "invalid-state-transition");
        staff.post("/admin/v1/fulfillments/" + parcel + "/ship").expect(200);

        assertThat(test.stock(order.variant())).isEqualTo("9/2");
        assertThat(test.timeline(order.id()))
                .containsSubsequence("FULFILLMENT_CREATED", "HELD", "RELEASED", "FULFILLMENT_SHIPPED");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.paid", "order.on_hold", "order.released");
        var audit = AuditProbe.on(jdbc);
        assertThat(audit.of(held).getFirst().action()).isEqualTo("order.held");
        assertThat(audit.of(held).getFirst().after()).contains("\"held\":true").doesNotContain("Ada");
        assertThat(audit.of(released).getFirst().action()).isEqualTo("order.released");
    }

    @Test
    void aHeldOrderCanBeCanceledAndIsNotHeldThen() {
        staff.post(path + "/hold", REASON).expect(200);

        var canceled = staff.withIdempotencyKey()
                .post(path + "/cancel", Map.of("reason", "a swindler"))
                .expect(200);

        assertThat(canceled.at("/status")).isEqualTo("CANCELED");
        assertThat(canceled.json().has("hold")).isFalse();
        staff.post(path + "/hold", REASON).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void parcelsTellTheirLifeToo() {
        var created = staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + created.at("/id") + "/cancel").expect(200);
        var second = staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of())
                .expect(201);
        staff.with("If-Match", "*")
                .patch("/admin/v1/fulfillments/" + second.at("/id"), Map.of("carrier", "DHL", "trackingNumber", "JD01"))
                .expect(200);
        staff.post("/admin/v1/fulfillments/" + second.at("/id") + "/ship").expect(200);
        staff.post("/admin/v1/fulfillments/" + second.at("/id") + "/deliver").expect(200);

        assertThat(told(created.at("/id"))).containsExactly("fulfillment.created", "fulfillment.canceled");
        assertThat(told(second.at("/id")))
                .containsExactly(
                        "fulfillment.created", "fulfillment.updated", "fulfillment.shipped", "fulfillment.delivered");
        assertThat(EventProbe.on(jdbc).typesOf(order.id())).endsWith("order.completed");
        assertThat(test.timeline(order.id()))
                .containsSubsequence(
                        "FULFILLMENT_CREATED",
                        "FULFILLMENT_CANCELED",
                        "FULFILLMENT_CREATED",
                        "FULFILLMENT_UPDATED",
                        "FULFILLMENT_SHIPPED",
                        "COMPLETED",
                        "FULFILLMENT_DELIVERED");
    }

    @Test
    void whoPacksAtTheSameTimeNeverPacksAUnitTwice() throws Exception {
        for (int round = 0; round < 8; round++) {
            var each = test.paid("tok_approve");
            Callable<Integer> pack = () -> staff.withIdempotencyKey()
                    .post("/admin/v1/orders/" + each.id().text() + "/fulfillments", Map.of())
                    .status();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var result : threads.invokeAll(List.of(pack, pack, pack, pack))) {
                    assertThat(result.get()).isIn(201, 422);
                }
            }

            assertThat(jdbc.sql("""
                            select sum(l.quantity) from orders.fulfillment_lines l
                            join orders.fulfillments f on f.id = l.fulfillment_id where f.order_id = :id
                            """)
                            .param("id", each.id().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(6);
        }
    }

    private List<String> told(String fulfillment) {
        return EventProbe.on(jdbc)
                .typesOf(dev.kontor.shared.id.TypeIds.parse(dev.kontor.order.FulfillmentId.class, fulfillment));
    }
}
