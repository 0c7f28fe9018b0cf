package dev.kontor.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class InventoryAdminTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AutowireCapableBeanFactory beans;

    private InventoryDesk desk;
    private Api staff;

    @Autowired
    private Inventory inventory;

    @BeforeEach
    void signIn() {
        desk = beans.createBean(InventoryDesk.class);
        staff = desk.staff();
    }

    @Test
    void aLocationIsCreatedChangedAndDeleted() {
        var code = InventoryDesk.unique("east");
        var created = staff.post("/admin/v1/locations", """
                        {"code": "%s", "name": "East", "active": true, "priority": 7}
                        """.formatted(code)).expect(201);
        var path = created.requiredHeader("Location");
        assertThat(staff.get(path).expect(200).requiredHeader("ETag")).isEqualTo("\"1\"");

        staff.patch(path, "{\"name\": \"West\"}").expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"9\"").patch(path, "{\"name\": \"West\"}").expectProblem(412, "precondition-failed");
        assertThat(staff.get(path).at("/name")).isEqualTo("East");
        var changed = staff.with("If-Match", "\"1\"")
                .patch(path, "{\"name\": \"West\"}")
                .expect(200);
        assertThat(changed.at("/name")).isEqualTo("West");
        assertThat(changed.at("/priority")).isEqualTo("7");
        assertThat(changed.requiredHeader("ETag")).isEqualTo("\"2\"");

        staff.post("/admin/v1/locations", """
                        {"code": "%s", "name": "Twin", "active": true, "priority": 7}
                        """.formatted(code)).expectProblem(409, "already-exists");
        staff.with("If-Match", "*").delete(path).expect(204);
        staff.get(path).expectProblem(404, "not-found");
    }

    @Test
    void stockIsAdjustedByADeltaAndByACount() {
        var variant = desk.variant();
        var location = desk.location();

        var received = adjust(variant, location, "\"delta\": 20, \"reason\": \"RECEIVED\"")
                .expect(201);
        assertThat(received.at("/kind")).isEqualTo("RECEIVED");
        assertThat(received.at("/onHandDelta")).isEqualTo("20");
        assertThat(received.at("/actor")).startsWith("stf_");
        staff.get(received.requiredHeader("Location")).expect(200);
        var counted = adjust(variant, location, "\"count\": 18, \"expected\": 20, \"reason\": \"COUNTED\"")
                .expect(201);
        assertThat(counted.at("/onHandDelta")).isEqualTo("-2");

        var levels = staff.get("/admin/v1/inventory-levels?variantId=" + variant.text())
                .expect(200);
        assertThat(levels.at("/items/0/onHand")).isEqualTo("18");
        assertThat(levels.at("/items/0/locationId")).isEqualTo(location);
        assertThat(levels.json().at("/items").size()).isEqualTo(1);
        var ledger = staff.get("/admin/v1/inventory-adjustments?variantId=" + variant.text() + "&withTotal=true")
                .expect(200);
        assertThat(ledger.at("/page/total")).isEqualTo("2");
        assertThat(ledger.at("/items/0/kind")).isEqualTo("COUNTED");
        assertThat(EventProbe.on(jdbc).typesOf(variant)).contains("inventory.adjusted", "inventory.back_in_stock");
    }

    @Test
    void stockIsNeverAdjustedBelowWhatIsHeld() {
        var variant = desk.variant();
        var location = desk.location();
        adjust(variant, location, "\"delta\": 10, \"reason\": \"RECEIVED\"").expect(201);
        desk.hold(variant, 6);

        var refused = adjust(variant, location, "\"delta\": -5, \"reason\": \"LOST\"")
                .expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/held")).isEqualTo("6");
        adjust(variant, location, "\"count\": 5, \"expected\": 10, \"reason\": \"COUNTED\"")
                .expectProblem(409, "invalid-state-transition");

        assertThat(inventory.availability(List.of(variant)))
                .containsExactly(Map.entry(variant, Availability.ofStock(4, true)));
        adjust(variant, location, "\"delta\": -4, \"reason\": \"LOST\"").expect(201);
    }

    @Test
    void aCountOfUnitsThatHaveMovedIsRefused() throws Exception {
        var variant = desk.variant();
        var location = desk.location();
        desk.receive(variant, location, 20);
        var counted = "\"count\": 18, \"expected\": 20, \"reason\": \"COUNTED\"";
        desk.receive(variant, location, 5);

        var stale = adjust(variant, location, counted).expectProblem(412, "precondition-failed");
        adjust(variant, location, "\"count\": 18, \"reason\": \"COUNTED\"").expectProblem(400, "validation-failed");
        adjust(variant, location, "\"delta\": 1, \"expected\": 24, \"reason\": \"LOST\"")
                .expectProblem(412, "precondition-failed");

        assertThat(stale.at("/onHand")).isEqualTo("25");
        assertThat(desk.onHand(variant, location)).isEqualTo(25);
        var both = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var counts = Collections.nCopies(2, (Callable<Integer>)
                    () -> adjust(variant, location, counted.replace("20", "25")).status());
            for (var each : threads.invokeAll(counts)) {
                both.add(each.get());
            }
        }
        assertThat(both).containsExactlyInAnyOrder(201, 412);
        assertThat(desk.onHand(variant, location)).isEqualTo(18);
        desk.assertThatTheLedgerSumsTo(variant);
    }

    @Test
    void anAdjustmentThatMakesNoSenseIsRefused() {
        var variant = desk.variant();
        var location = desk.location();

        staff.post("/admin/v1/inventory-adjustments", body(variant, location, "\"delta\": 1, \"reason\": \"LOST\""))
                .expectProblem(400, "idempotency-key-missing");
        adjust(variant, location, "\"reason\": \"LOST\"").expectProblem(400, "validation-failed");
        adjust(variant, location, "\"delta\": 1, \"count\": 1, \"reason\": \"LOST\"")
                .expectProblem(400, "validation-failed");
        adjust(VariantId.next(), location, "\"delta\": 1, \"reason\": \"LOST\"").expectProblem(422, "rejected");
        adjust(variant, LocationId.next().text(), "\"delta\": 1, \"reason\": \"LOST\"")
                .expectProblem(422, "rejected");
        adjust(variant, location, "\"delta\": -1, \"reason\": \"LOST\"").expectProblem(409, "invalid-state-transition");

        var levels = staff.get("/admin/v1/inventory-levels?variantId=" + variant.text())
                .expect(200);
        assertThat(levels.json().at("/items").size()).isZero();
    }

    @Test
    void aReservationThatIsHeldCanBeEndedAndAConfirmedOneCannot() {
        var variant = desk.variant();
        adjust(variant, desk.location(), "\"delta\": 10, \"reason\": \"RECEIVED\"")
                .expect(201);
        var held = desk.hold(variant, 2);
        var sold = desk.sell(variant, 3);

        var listed = staff.get("/admin/v1/reservations?status=HELD,CONFIRMED&variantId=" + variant.text())
                .expect(200);
        assertThat(listed.json().at("/items").size()).isEqualTo(2);
        assertThat(listed.at("/items/0/items/0/variantId")).isEqualTo(variant.text());
        staff.delete("/admin/v1/reservations/" + new ReservationId(held).text()).expect(204);
        staff.delete("/admin/v1/reservations/" + new ReservationId(held).text())
                .expectProblem(409, "invalid-state-transition");
        staff.delete("/admin/v1/reservations/" + new ReservationId(sold).text())
                .expectProblem(409, "invalid-state-transition");
        staff.delete("/admin/v1/reservations/" + new ReservationId(UUID.randomUUID()).text())
                .expectProblem(404, "not-found");

        assertThat(inventory.availability(List.of(variant)))
                .containsExactly(Map.entry(variant, Availability.ofStock(7, true)));
        assertThat(EventProbe.on(jdbc).typesOf(new ReservationId(held))).containsExactly("reservation.expired");
    }

    @Test
    void lowStockAndOneSkuCanBeListed() {
        var variant = desk.variant();
        adjust(variant, desk.location(), "\"delta\": 3, \"reason\": \"RECEIVED\"")
                .expect(201);
        var sku = jdbc.sql("select sku from catalog.variants where id = :id")
                .param("id", variant.value())
                .query(String.class)
                .single();

        assertThat(staff.get("/admin/v1/inventory-levels?low=true&sku=" + sku)
                        .expect(200)
                        .at("/items/0/available"))
                .isEqualTo("3");
        for (var entry : List.of(Map.entry("ARCHIVED", 0), Map.entry("DRAFT", 1))) {
            jdbc.sql("""
                            update catalog.products set status = :status
                            where id = (select product_id from catalog.variants where id = :id)
                            """)
                    .param("status", entry.getKey())
                    .param("id", variant.value())
                    .update();
            assertThat(staff.get("/admin/v1/inventory-levels?low=true&sku=" + sku)
                            .expect(200)
                            .json()
                            .at("/items"))
                    .as("nobody orders more of what is archived")
                    .hasSize(entry.getValue());
        }
        adjust(variant, desk.location(), "\"delta\": 100, \"reason\": \"RECEIVED\"")
                .expect(201);
        assertThat(staff.get("/admin/v1/inventory-levels?low=true&sku=" + sku)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(staff.get("/admin/v1/inventory-levels?sort=-available&sku=" + sku)
                        .expect(200)
                        .at("/items/0/available"))
                .isEqualTo("100");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        var reader = desk.reader();

        reader.get("/admin/v1/locations").expect(200);
        reader.post("/admin/v1/locations", "{\"code\": \"x\", \"name\": \"X\", \"active\": true, \"priority\": 1}")
                .expectProblem(403, "missing-permission");
        reader.withIdempotencyKey()
                .post("/admin/v1/inventory-adjustments", "{}")
                .expectProblem(403, "missing-permission");
        api.as(logins.staff(Permission.TAX_READ).token())
                .get("/admin/v1/inventory-levels")
                .expectProblem(403, "missing-permission");
        api.get("/admin/v1/inventory-levels").expectProblem(401, "unauthenticated");
    }

    private Api.Response adjust(VariantId variant, String location, String rest) {
        return staff.withIdempotencyKey().post("/admin/v1/inventory-adjustments", body(variant, location, rest));
    }

    private static String body(VariantId variant, String location, String rest) {
        return "{\"variantId\": \"%s\", \"locationId\": \"%s\", %s}".formatted(variant.text(), location, rest);
    }
}
