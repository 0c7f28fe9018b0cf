package dev.kontor.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// The shelf is counted while the shop goes on.
@KontorTest
class StockCountTests {

    @Autowired
    private Inventory inventory;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private AutowireCapableBeanFactory beans;

    private InventoryDesk desk;
    private Api staff;
    private String location;
    private VariantId mug;
    private VariantId cup;

    @BeforeEach
    void stockALocation() {
        desk = beans.createBean(InventoryDesk.class);
        staff = desk.staff();
        location = desk.location();
        mug = desk.variant();
        cup = desk.variant();
        desk.receive(mug, location, 20);
        desk.receive(cup, location, 5);
    }

    @Test
    void theDifferenceIsAppliedAndWhatWasSentMeanwhileStaysTrue() {
        var order = desk.sell(mug, 4);
        var path = opened();
        var sheet = record(path, Map.of(mug, 17, cup, 5)).expect(200);
        assertThat(lines(sheet)).containsExactlyInAnyOrder(mug.text() + " 20 17 -3", cup.text() + " 5 5 0");

        // Two of the units that were counted leave the house, and four come in, before the count is applied.
        transactions.executeWithoutResult(_ -> inventory.ship(order, Map.of(mug, 2)));
        desk.receive(mug, location, 4);
        apply(path, "*").expect(200);

        assertThat(desk.onHand(mug, location)).isEqualTo(20 - 2 + 4 - 3);
        assertThat(desk.onHand(cup, location)).isEqualTo(5);
        var ledger = staff.get("/admin/v1/inventory-adjustments?kind=COUNTED&variantId=" + mug.text())
                .expect(200);
        assertThat(ledger.at("/items/0/onHandDelta")).isEqualTo("-3");
        assertThat(ledger.at("/items/0/reason")).isEqualTo("COUNT");
        assertThat(ledger.at("/items/0/countId")).isEqualTo(sheet.at("/id"));
        assertThat(staff.get("/admin/v1/inventory-adjustments?kind=COUNTED&variantId=" + cup.text())
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .as("what was right needs no entry")
                .isZero();
        var kinds = Arrays.stream(Movement.values()).map(Enum::name).collect(Collectors.joining(","));
        staff.get("/admin/v1/inventory-adjustments?kind=" + kinds + "&variantId=" + mug.text())
                .expect(200);
        desk.assertThatTheLedgerSumsTo(mug);
    }

    @Test
    void aRepeatedCountReplacesTheFormerOne() {
        var path = opened();
        record(path, Map.of(mug, 10)).expect(200);
        desk.receive(mug, location, 2);
        var sheet = record(path, Map.of(mug, 21)).expect(200);
        assertThat(lines(sheet)).containsExactly(mug.text() + " 22 21 -1");

        apply(path, "*").expect(200);

        assertThat(desk.onHand(mug, location)).isEqualTo(21);
        var listed = staff.get("/admin/v1/inventory-counts?status=APPLIED&locationId=" + location)
                .expect(200);
        assertThat(listed.at("/items/0/differing")).isEqualTo("1");
    }

    @Test
    void promisedUnitsAreNotCountedAwayAndNothingIsAppliedThen() {
        desk.sell(mug, 15);
        var path = opened();
        record(path, Map.of(mug, 14, cup, 9)).expect(200);

        var refused = apply(path, "*").expectProblem(409, "invalid-state-transition");

        assertThat(refused.at("/shortfalls/0/variantId")).isEqualTo(mug.text());
        assertThat(refused.at("/shortfalls/0/change")).isEqualTo("-6");
        assertThat(desk.onHand(mug, location)).isEqualTo(20);
        assertThat(desk.onHand(cup, location)).isEqualTo(5);
        assertThat(staff.get(path).at("/status")).isEqualTo("OPEN");
    }

    @Test
    void aLocationIsCountedOnceAtATimeAndACountIsAppliedOnce() {
        var path = opened();
        staff.post("/admin/v1/inventory-counts", Map.of("locationId", location)).expectProblem(409, "already-exists");
        record(path, Map.of(VariantId.next(), 1)).expectProblem(422, "rejected");
        var etag = staff.get(path).expect(200).requiredHeader("ETag");
        record(path, Map.of(mug, 19)).expect(200);
        apply(path, etag).expectProblem(412, "precondition-failed");
        staff.withIdempotencyKey().post(path + "/apply").expectProblem(428, "precondition-required");
        apply(path, "*").expect(200);
        apply(path, "*").expectProblem(409, "invalid-state-transition");
        record(path, Map.of(mug, 3)).expectProblem(409, "invalid-state-transition");
        assertThat(desk.onHand(mug, location)).isEqualTo(19);

        var thrownAway = opened();
        record(thrownAway, Map.of(mug, 1)).expect(200);
        assertThat(staff.post(thrownAway + "/cancel").expect(200).at("/status")).isEqualTo("CANCELED");
        assertThat(desk.onHand(mug, location)).isEqualTo(19);
        desk.reader()
                .post("/admin/v1/inventory-counts", Map.of("locationId", location))
                .expectProblem(403, "missing-permission");
    }

    private String opened() {
        return staff.post("/admin/v1/inventory-counts", Map.of("locationId", location))
                .expect(201)
                .requiredHeader("Location");
    }

    private Api.Response record(String path, Map<VariantId, Integer> counted) {
        return staff.post(
                path + "/items",
                Map.of(
                        "items",
                        counted.entrySet().stream()
                                .map(line -> Map.of("variantId", line.getKey().text(), "counted", line.getValue()))
                                .toList()));
    }

    private Api.Response apply(String path, String ifMatch) {
        return staff.withIdempotencyKey().with("If-Match", ifMatch).post(path + "/apply");
    }

    private static List<String> lines(Api.Response sheet) {
        var lines = new ArrayList<String>();
        sheet.json()
                .at("/items")
                .forEach(line -> lines.add("%s %d %d %d"
                        .formatted(
                                line.get("variantId").stringValue(),
                                line.get("expected").asInt(),
                                line.get("counted").asInt(),
                                line.get("difference").asInt())));
        return lines;
    }
}
