package dev.kontor.order.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.Background;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.CarrierStandIn.Mode;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Buyers and staff get labels for returns, from carriers that respond, respond late or not at all.
@KontorTest
class ReturnLabelTests extends ReturnScenario {

    private static final Map<String, Object> SHOP = Map.of(
            "firstName", "Returns",
            "company", "Kontor",
            "line1", "Dock 4",
            "city", "Berlin",
            "postcode", "10115",
            "country", "DE");

    @Autowired
    private Logins logins;

    @Autowired
    private Clock clock;

    @Autowired
    private Background background;

    private final CarrierStandIn standIn = CarrierStandIn.get();

    @BeforeEach
    void offer() {
        standIn.answer("labels", Mode.WELL);
        standIn.answer("labels-late", Mode.WELL);
        policy(Map.of(
                        "carrier",
                        "labels",
                        "service",
                        "parcel",
                        "weightGrams",
                        2_000,
                        "forBuyers",
                        true,
                        "address",
                        SHOP))
                .expect(200);
    }

    @AfterEach
    void restore() {
        jdbc.sql("update orders.return_policies set labels = null").update();
    }

    private Api.Response policy(Map<String, ?> labels) {
        var current = staff.get("/admin/v1/return-policy").expect(200);
        return staff.with("If-Match", current.requiredHeader("ETag"))
                .put(
                        "/admin/v1/return-policy",
                        Map.of(
                                "windowDays",
                                30,
                                "autoApprove",
                                false,
                                "restockingPercent",
                                0,
                                "shippingRefund",
                                "WHEN_COMPLETE",
                                "labels",
                                labels));
    }

    @Test
    void aGuestGetsPrintsAndSendsALabel() throws Exception {
        var order = shipped();
        var requested = request(order, 2).expect(201);
        var id = requested.at("/id");
        assertThat(requested.json().at("/actions").toString()).isEqualTo("[\"CANCEL\"]");
        label(order, id).expectProblem(409, "invalid-state-transition");
        act(id, "approve", Map.of("instructions", "Pack it well.")).expect(200);
        var shown = own(order, id);
        assertThat(shown.json().at("/actions").toString()).isEqualTo("[\"CANCEL\",\"GET_LABEL\"]");
        buyer(order).get(path(id) + "/label").expectProblem(404, "not-found");
        int before = standIn.sold("labels");

        var label = label(order, id).expect(201);

        assertThat(label.at("/status")).isEqualTo("BOUGHT");
        assertThat(label.json().has("cost")).isFalse();
        var asked = standIn.calls("labels").getLast().body();
        assertThat(asked.at("/return").asBoolean()).isTrue();
        assertThat(asked.at("/origin/line1").asString())
                .isEqualTo(jdbc.sql("select shipping_address ->> 'line1' from orders.orders where id = :id")
                        .param("id", order.id().value())
                        .query(String.class)
                        .single());
        assertThat(asked.at("/destination/line1").asString()).isEqualTo("Dock 4");
        assertThat(asked.at("/parcel/weightGrams").asInt()).isEqualTo(2_000);
        assertThat(asked.at("/reference").asString()).isEqualTo(requested.at("/number"));
        assertThat(label(order, id).expect(201).at("/trackingNumber"))
                .as("the same label")
                .isEqualTo(label.at("/trackingNumber"));
        assertThat(standIn.sold("labels") - before).isEqualTo(1);
        var file = buyer(order).get(path(id) + "/label/file").expect(200);
        assertThat(file.text()).isEqualTo("%PDF-1.7 label");
        assertThat(file.requiredHeader("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.requiredHeader("Cache-Control")).contains("no-store");

        assertThat(webhook(label.at("/trackingNumber"), "IN_TRANSIT", -60)).isEqualTo(200);
        assertThat(webhook(label.at("/trackingNumber"), "DELIVERED", -30)).isEqualTo(200);
        assertThat(webhook(label.at("/trackingNumber"), "IN_TRANSIT", -45)).isEqualTo(200);

        var moved = own(order, id);
        assertThat(moved.at("/tracking/carrierStatus")).isEqualTo("DELIVERED");
        assertThat(moved.at("/tracking/trackingNumber")).isEqualTo(label.at("/trackingNumber"));
        assertThat(moved.at("/status")).as("only an inspection receives units").isEqualTo("APPROVED");
        assertThat(counted(order)).isEqualTo("2/0");
        var parcel = staff.get("/admin/v1/orders/" + order.id().text() + "/fulfillments")
                .expect(200);
        assertThat(parcel.json().at("/items/0").has("carrierStatus")).isFalse();
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(ReturnId.class, id)))
                .containsExactly(
                        "return.requested", "return.approved", "return.labeled", "return.tracked", "return.tracked");
        assertThat(test.timeline(order.id()))
                .containsSubsequence("RETURN_APPROVED", "RETURN_LABELED", "RETURN_TRACKED");
        receive(requested, 2, "SELLABLE").expect(200);
        label(order, id).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void staffBuyALabelWithAnotherSenderAndVoidIt() {
        var order = shipped();
        var created = create(order, item(order.line(), 1)).expect(201);
        var id = created.at("/id");
        var sender = Map.of(
                "firstName", "Ada", "line1", "Elsewhere 1", "city", "Hamburg", "postcode", "20095", "country", "DE");
        act(id, "label", Map.of("origin", Map.of("firstName", "A", "line1", "B", "city", "C", "country", "DE")))
                .expectProblem(422, "address-invalid");
        act(id, "label", Map.of("carrier", "acme")).expectProblem(422, "rejected");

        var label = act(id, "label", Map.of("format", "ZPL", "origin", sender, "weightGrams", 700))
                .expect(201);

        assertThat(label.at("/cost/amount")).isEqualTo("389");
        var asked = standIn.calls("labels").getLast().body();
        assertThat(asked.at("/origin/city").asString()).isEqualTo("Hamburg");
        assertThat(asked.at("/parcel/weightGrams").asInt()).isEqualTo(700);
        assertThat(staff.get("/admin/v1/returns/" + id + "/label/file")
                        .expect(200)
                        .text())
                .startsWith("^XA");
        act(id, "label", Map.of()).expectProblem(409, "invalid-state-transition");
        standIn.answer("labels", Mode.REFUSED);
        staff.post("/admin/v1/returns/" + id + "/label/void").expectProblem(422, "rejected");
        standIn.answer("labels", Mode.WELL);
        assertThat(staff.post("/admin/v1/returns/" + id + "/label/void")
                        .expect(200)
                        .at("/status"))
                .isEqualTo("VOIDED");
        assertThat(staff.get("/admin/v1/returns/" + id).expect(200).json().has("tracking"))
                .isFalse();
        buyer(order).get(path(id) + "/label/file").expectProblem(404, "not-found");
        act(id, "label", Map.of()).expect(201);
        assertThat(AuditProbe.on(jdbc).of(TypeIds.parse(ReturnId.class, id)))
                .extracting(AuditProbe.Recorded::action)
                .contains(
                        "return.label_requested",
                        "return.label_bought",
                        "return.label_void_requested",
                        "return.label_voided");
    }

    @Test
    void aLabelIsVoidedWhenItsReturnIsCanceled() {
        var order = shipped();
        var created = create(order, item(order.line(), 1)).expect(201);
        var id = created.at("/id");
        label(order, id).expect(201);
        var key = key(id);

        buyer(order).post(path(id) + "/cancel").expect(200);

        awaitLabel(id, "VOIDED");
        assertThat(standIn.isVoided(key)).isTrue();
        label(order, id).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void aLabelWhoseResponseWasLostIsFoundAndVoidedAfterACancellation() {
        var order = shipped();
        var created = create(order, item(order.line(), 1)).expect(201);
        var id = created.at("/id");
        int before = standIn.sold("labels-late");
        standIn.answer("labels-late", Mode.CUT);
        assertThat(act(id, "label", Map.of("carrier", "labels-late"))
                        .expect(202)
                        .at("/status"))
                .isEqualTo("REQUESTED");
        assertThat(label(order, id).expect(202).at("/status"))
                .as("the buyer waits for the same label")
                .isEqualTo("REQUESTED");
        var key = key(id);
        act(id, "cancel", Map.of()).expect(200);
        standIn.answer("labels-late", Mode.WELL);
        due(id);

        awaitLabel(id, "VOIDED");

        assertThat(standIn.isVoided(key)).isTrue();
        assertThat(standIn.sold("labels-late") - before).isEqualTo(1);
        assertThat(own(order, id).json().has("tracking")).isFalse();
    }

    @Test
    void aLabelWhoseResponseWasLostIsFoundAndNotBoughtAgain() {
        var order = shipped();
        var created = create(order, item(order.line(), 1)).expect(201);
        var id = created.at("/id");
        int before = standIn.sold("labels-late");
        standIn.answer("labels-late", Mode.SILENT);
        assertThat(act(id, "label", Map.of("carrier", "labels-late"))
                        .expect(202)
                        .at("/status"))
                .isEqualTo("REQUESTED");
        act(id, "label", Map.of("carrier", "labels-late")).expectProblem(409, "invalid-state-transition");
        standIn.answer("labels-late", Mode.WELL);
        due(id);

        awaitLabel(id, "BOUGHT");

        assertThat(standIn.sold("labels-late") - before).isEqualTo(1);
        assertThat(own(order, id).at("/tracking/trackingNumber")).startsWith("SI");
    }

    @Test
    void concurrentRequestsOfBuyerAndStaffBuyOneLabel() throws Exception {
        var order = shipped();
        var created = create(order, item(order.line(), 1)).expect(201);
        var id = created.at("/id");
        int before = standIn.sold("labels");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(List.<Callable<Integer>>of(
                    () -> label(order, id).status(),
                    () -> label(order, id).status(),
                    () -> act(id, "label", Map.of()).status(),
                    () -> act(id, "label", Map.of()).status()));
            var statuses = new ArrayList<Integer>();
            for (var each : all) {
                statuses.add(each.get());
            }
            assertThat(statuses).isSubsetOf(201, 202, 409).contains(201);
        }
        assertThat(standIn.sold("labels") - before).isEqualTo(1);
    }

    @Test
    void whatTheShopOrTheCarrierDoesNotOfferIsRefusedWithAReason() {
        var order = shipped();
        var created = create(order, item(order.line(), 1)).expect(201);
        var id = created.at("/id");
        standIn.answer("labels", Mode.REFUSED);
        assertThat(label(order, id).expectProblem(422, "rejected").at("/reason"))
                .isEqualTo("address-unknown");
        standIn.answer("labels", Mode.STATUS_401);
        label(order, id).expectProblem(503, "dependency-unavailable");
        var refused = policy(Map.of(
                        "carrier", "acme", "service", "parcel", "weightGrams", 1, "forBuyers", true, "address", SHOP))
                .expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/labels/carrier");
        assertThat(refused.at("/detail")).contains("kontor.shipping.carriers.acme.returns");
        standIn.answer("labels", Mode.WELL);
        restore();
        label(order, id).expectProblem(409, "invalid-state-transition");
        act(id, "label", Map.of()).expectProblem(409, "invalid-state-transition");
        assertThat(own(order, id).json().at("/actions").toString()).isEqualTo("[\"CANCEL\"]");
    }

    @Test
    void labelsOfOthersAreNotFound() {
        var order = shipped();
        var created = create(order, item(order.line(), 1)).expect(201);
        var id = created.at("/id");
        label(order, id).expect(201);
        var other = api.as(logins.customer().token());

        other.get(path(id) + "/label").expectProblem(404, "not-found");
        other.get(path(id) + "/label/file").expectProblem(404, "not-found");
        other.withIdempotencyKey().post(path(id) + "/label").expectProblem(404, "not-found");
    }

    private Api.Response label(Placed order, String id) {
        return buyer(order).post(path(id) + "/label");
    }

    private Api.Response own(Placed order, String id) {
        return buyer(order).get(path(id)).expect(200);
    }

    private static String path(String id) {
        return "/store/v1/returns/" + id;
    }

    private String key(String id) {
        return jdbc.sql("select id::text from shipping.labels where reference = :id")
                .param("id", TypeIds.parse(ReturnId.class, id).value())
                .query(String.class)
                .single();
    }

    private void due(String id) {
        jdbc.sql("update shipping.labels set next_try_at = now() where reference = :id and next_try_at is not null")
                .param("id", TypeIds.parse(ReturnId.class, id).value())
                .update();
    }

    /// Until the background job has resolved it. A carrier that has failed for other tests is paused for half a
    /// minute, and a label is tried each quarter of a minute.
    private void awaitLabel(String id, String status) {
        await().atMost(Duration.ofSeconds(70))
                .until(
                        () -> {
                            background.run("LabelJanitor");
                            return staff.get("/admin/v1/returns/" + id + "/label")
                                    .expect(200)
                                    .at("/status");
                        },
                        status::equals);
    }

    private int webhook(String number, String status, int seconds) throws Exception {
        long now = clock.instant().getEpochSecond();
        var body = "{\"trackingNumber\": \"%s\", \"status\": \"%s\", \"at\": \"%s\"}"
                .formatted(number, status, clock.instant().plusSeconds(seconds));
        var signature = new Webhook(CarrierStandIn.WEBHOOK_SECRET).sign("msg_" + status, now, body);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(api.baseUrl() + "/hooks/carriers/labels"))
                    .header("Content-Type", "application/json")
                    .header("webhook-id", "msg_" + status)
                    .header("webhook-timestamp", String.valueOf(now))
                    .header("webhook-signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
