package dev.kontor.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Units go from one location to another.
@KontorTest
class TransferTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Inventory inventory;

    @Autowired
    private AutowireCapableBeanFactory beans;

    private InventoryDesk desk;
    private Api staff;
    private String from;
    private String to;
    private VariantId variant;

    @BeforeEach
    void stockOneLocation() {
        desk = beans.createBean(InventoryDesk.class);
        staff = desk.staff();
        from = desk.location();
        to = desk.location();
        variant = desk.variant();
        desk.receive(variant, from, 10);
    }

    @Test
    void unitsLeaveOneLocationAndComeToTheOtherInParts() {
        var path = planned(6);
        assertThat(available()).isEqualTo(10);

        var dispatched = post(path + "/dispatch", Map.of()).expect(200);
        assertThat(dispatched.at("/status")).isEqualTo("IN_TRANSIT");
        assertThat(available()).isEqualTo(4);
        var part = post(path + "/receive", lines(variant, 2)).expect(200);
        assertThat(part.at("/status")).isEqualTo("IN_TRANSIT");
        assertThat(part.at("/items/0/received")).isEqualTo("2");
        assertThat(desk.onHand(variant, to)).isEqualTo(2);
        assertThat(available()).isEqualTo(6);
        var whole = post(path + "/receive", Map.of()).expect(200);

        assertThat(whole.at("/status")).isEqualTo("RECEIVED");
        assertThat(desk.onHand(variant, from)).isEqualTo(4);
        assertThat(desk.onHand(variant, to)).isEqualTo(6);
        var ledger = staff.get("/admin/v1/inventory-adjustments?kind=TRANSFERRED&variantId=" + variant.text())
                .expect(200);
        assertThat(ledger.json().at("/items").size()).isEqualTo(3);
        assertThat(ledger.at("/items/0/transferId")).isEqualTo(whole.at("/id"));
        assertThat(ledger.json().at("/items/0/reservationId").isMissingNode()).isTrue();
        assertThat(ledger.at("/items/2/onHandDelta")).isEqualTo("-6");
        assertThat(EventProbe.on(jdbc).typesOf(variant)).contains("inventory.adjusted");
        desk.assertThatTheLedgerSumsTo(variant);
    }

    @Test
    void pointsAtTheLocationThatDoesNotExist() {
        var unknown = new LocationId(UUID.randomUUID()).text();

        var origin = staff.post("/admin/v1/inventory-transfers", transfer(unknown, to, variant, 1))
                .expectProblem(422, "rejected");
        var destination = staff.post("/admin/v1/inventory-transfers", transfer(from, unknown, variant, 1))
                .expectProblem(422, "rejected");

        assertThat(origin.at("/errors/0/pointer")).isEqualTo("/fromLocationId");
        assertThat(destination.at("/errors/0/pointer")).isEqualTo("/toLocationId");
    }

    @Test
    void whatIsHeldStaysAndNothingMovesThen() {
        desk.hold(variant, 7);
        var path = planned(4);

        var refused = post(path + "/dispatch", Map.of()).expectProblem(409, "invalid-state-transition");

        assertThat(refused.at("/shortfalls/0/held")).isEqualTo("7");
        assertThat(staff.get(path).at("/status")).isEqualTo("DRAFT");
        assertThat(desk.onHand(variant, from)).isEqualTo(10);
    }

    @Test
    void unitsThatDoNotArriveAreWrittenOffOrReturned() {
        var lost = planned(3);
        post(lost + "/dispatch", Map.of()).expect(200);
        post(lost + "/receive", lines(variant, 2)).expect(200);
        assertThat(staff.withIdempotencyKey().post(lost + "/close").expect(200).at("/status"))
                .isEqualTo("RECEIVED");
        assertThat(desk.onHand(variant, from)).isEqualTo(7);
        assertThat(desk.onHand(variant, to)).isEqualTo(2);

        var back = planned(5);
        post(back + "/dispatch", Map.of()).expect(200);
        post(back + "/receive", lines(variant, 1)).expect(200);
        var canceled = post(back + "/cancel", Map.of()).expect(200);
        assertThat(canceled.at("/status")).isEqualTo("CANCELED");
        assertThat(canceled.at("/items/0/returned")).isEqualTo("4");
        assertThat(desk.onHand(variant, from)).isEqualTo(6);
        assertThat(desk.onHand(variant, to)).isEqualTo(3);
        desk.assertThatTheLedgerSumsTo(variant);
    }

    @Test
    void everyStepIsTakenOnceAndInOrder() {
        var path = planned(3);
        for (var early : List.of("/receive", "/close", "/cancel")) {
            post(path + early, Map.of()).expectProblem(409, "invalid-state-transition");
        }
        post(path + "/dispatch", Map.of()).expect(200);
        post(path + "/dispatch", Map.of()).expectProblem(409, "invalid-state-transition");
        staff.with("If-Match", "*").patch(path, "{\"note\": \"late\"}").expectProblem(409, "invalid-state-transition");
        staff.with("If-Match", "*").delete(path).expectProblem(409, "invalid-state-transition");
        post(path + "/receive", lines(variant, 4)).expectProblem(422, "quantity-limit");
        post(path + "/receive", lines(VariantId.next(), 1)).expectProblem(422, "quantity-limit");
        assertThat(desk.onHand(variant, from)).isEqualTo(7);

        var received = staff.with("Idempotency-Key", UUID.randomUUID().toString());
        received.post(path + "/receive", Map.of()).expect(200);
        received.post(path + "/receive", Map.of()).expect(200);
        assertThat(desk.onHand(variant, to)).isEqualTo(3);
        staff.post(path + "/cancel").expectProblem(400, "idempotency-key-missing");
    }

    @Test
    void aDraftIsChangedAndDeleted() {
        var path = planned(3);
        var etag = staff.get(path).expect(200).requiredHeader("ETag");
        staff.patch(path, "{\"note\": \"x\"}").expectProblem(428, "precondition-required");
        var other = desk.variant();
        var changed = staff.with("If-Match", etag)
                .patch(path, "{\"items\": [{\"variantId\": \"%s\", \"quantity\": 2}]}".formatted(other.text()))
                .expect(200);
        assertThat(changed.at("/items/0/variantId")).isEqualTo(other.text());
        assertThat(changed.json().at("/items").size()).isEqualTo(1);
        staff.with("If-Match", etag).delete(path).expectProblem(412, "precondition-failed");
        staff.with("If-Match", "*")
                .patch(path, "{\"toLocationId\": \"%s\"}".formatted(from))
                .expectProblem(400, "validation-failed");
        assertThat(staff.get("/admin/v1/inventory-transfers?status=DRAFT&locationId=" + to + "&withTotal=true")
                        .expect(200)
                        .at("/page/total"))
                .isEqualTo("1");
        staff.with("If-Match", "*").delete(path).expect(204);

        staff.get(path).expectProblem(404, "not-found");
        staff.post("/admin/v1/inventory-transfers", transfer(VariantId.next(), 1))
                .expectProblem(422, "rejected");
        staff.post("/admin/v1/inventory-transfers", transfer(variant, 0)).expectProblem(400, "validation-failed");
        desk.reader()
                .post("/admin/v1/inventory-transfers", transfer(variant, 1))
                .expectProblem(403, "missing-permission");
    }

    private String planned(int units) {
        return staff.post("/admin/v1/inventory-transfers", transfer(variant, units))
                .expect(201)
                .requiredHeader("Location");
    }

    private Map<String, Object> transfer(VariantId what, int units) {
        return transfer(from, to, what, units);
    }

    private static Map<String, Object> transfer(String from, String to, VariantId what, int units) {
        return Map.of(
                "fromLocationId",
                from,
                "toLocationId",
                to,
                "items",
                lines(what, units).get("items"));
    }

    private static Map<String, Object> lines(VariantId what, int units) {
        return Map.of("items", List.of(Map.of("variantId", what.text(), "quantity", units)));
    }

    private Api.Response post(String path, Map<String, ?> body) {
        return staff.withIdempotencyKey().post(path, body);
    }

    private int available() {
        return inventory
                .availability(List.of(variant))
                .values()
                .iterator()
                .next()
                .available();
    }
}
