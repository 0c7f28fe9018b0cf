package dev.kontor.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Staff say on which terms the units of a level are sold.
@KontorTest
class StockLevelAdminTests {

    private static final String LEVELS = "/admin/v1/inventory-levels";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Inventory inventory;

    @Autowired
    private AutowireCapableBeanFactory beans;

    private InventoryDesk desk;
    private Api staff;

    @BeforeEach
    void signIn() {
        desk = beans.createBean(InventoryDesk.class);
        staff = desk.staff();
    }

    @Test
    void aLevelIsOpenedBeforeAnyUnitIsThereAndItsTermsAreChanged() {
        var variant = desk.variant();
        var opened = open(variant, """
                , "terms": {"safetyStock": 0, "selling": "PREORDER", "backorderLimit": 5, "expectedOn": "2027-03-20"}
                """).expect(201);
        var path = opened.requiredHeader("Location");
        assertThat(opened.at("/selling")).isEqualTo("PREORDER");
        assertThat(opened.at("/onHand")).isEqualTo("0");
        assertThat(inventory.availability(List.of(variant)).values())
                .extracting(Availability::status)
                .containsExactly(Availability.Status.PREORDER);
        staff.post(LEVELS, body(variant, opened.at("/locationId"), "")).expectProblem(409, "already-exists");

        var etag = staff.get(path + "/terms").expect(200).requiredHeader("ETag");
        staff.patch(path + "/terms", "{\"safetyStock\": 2}").expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"99\"")
                .patch(path + "/terms", "{\"safetyStock\": 2}")
                .expectProblem(412, "precondition-failed");
        var changed = staff.with("If-Match", etag)
                .patch(
                        path + "/terms",
                        "{\"safetyStock\": 2, \"selling\": \"BACKORDER\", \"expectedOn\": null, \"lowThreshold\": 3}")
                .expect(200);

        assertThat(changed.at("/safetyStock")).isEqualTo("2");
        assertThat(changed.at("/lowThreshold")).isEqualTo("3");
        assertThat(changed.at("/backorderLimit")).isEqualTo("5");
        assertThat(changed.json().at("/expectedOn").isMissingNode()).isTrue();
        assertThat(changed.requiredHeader("ETag")).isNotEqualTo(etag);
        assertThat(EventProbe.on(jdbc).typesOf(variant)).contains("inventory.adjusted", "inventory.low");
    }

    @Test
    void termsThatMakeNoSenseAreRefusedAndChangeNothing() {
        var variant = desk.variant();
        var location = desk.location();

        staff.post(LEVELS, body(variant, location, """
                , "terms": {"safetyStock": 0, "selling": "PREORDER", "backorderLimit": 5}
                """)).expectProblem(400, "validation-failed");
        staff.post(LEVELS, body(variant, location, """
                , "terms": {"safetyStock": -1, "selling": "STOCK", "backorderLimit": 5}
                """)).expectProblem(400, "validation-failed");
        staff.post(LEVELS, body(VariantId.next(), location, "")).expectProblem(422, "rejected");
        staff.post(LEVELS, body(variant, LocationId.next().text(), "")).expectProblem(422, "rejected");
        staff.get(LEVELS + "/" + new StockLevelId(UUID.randomUUID()).text()).expectProblem(404, "not-found");

        assertThat(staff.get(LEVELS + "?variantId=" + variant.text())
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void theLimitIsNotLoweredBelowWhatIsPromisedButPromisesCanBeStopped() {
        var variant = desk.variant();
        var path = open(variant, """
                , "terms": {"safetyStock": 0, "selling": "BACKORDER", "backorderLimit": 5}
                """).expect(201).requiredHeader("Location");
        desk.hold(variant, 3);

        var refused = staff.with("If-Match", "*")
                .patch(path + "/terms", "{\"backorderLimit\": 2}")
                .expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/backordered")).isEqualTo("3");
        assertThat(staff.get("/admin/v1/reservations?waiting=true&variantId=" + variant.text())
                        .expect(200)
                        .at("/items/0/items/0/backordered"))
                .isEqualTo("3");
        assertThat(staff.get(path).at("/backorderLimit")).isEqualTo("5");
        staff.with("If-Match", "*")
                .patch(path + "/terms", "{\"selling\": \"STOCK\"}")
                .expect(200);

        assertThat(staff.get(path).at("/backordered")).isEqualTo("3");
        assertThat(inventory.availability(List.of(variant)).values())
                .extracting(Availability::status)
                .containsExactly(Availability.Status.OUT_OF_STOCK);
    }

    @Test
    void whoMayOnlyReadChangesNoTerms() {
        var path = open(desk.variant(), "").expect(201).requiredHeader("Location");
        var reader = api.as(logins.staff(Permission.INVENTORY_READ).token());

        reader.get(path).expect(200);
        reader.with("If-Match", "*")
                .patch(path + "/terms", "{\"safetyStock\": 2}")
                .expectProblem(403, "missing-permission");
        reader.post(LEVELS, "{}").expectProblem(403, "missing-permission");

        assertThat(staff.get(path).at("/safetyStock")).isEqualTo("0");
    }

    @Test
    void aLocationSaysWhereItIsAndWhomItServes() {
        var created = staff.post("/admin/v1/locations", """
                        {"code": "%s", "name": "Vienna", "active": true, "priority": 7, "country": "AT",
                         "serves": ["SI", "CZ", "SI"]}
                        """.formatted(InventoryDesk.unique("vienna")))
                .expect(201);

        assertThat(created.at("/country")).isEqualTo("AT");
        assertThat(created.json().at("/serves").toString()).isEqualTo("[\"CZ\",\"SI\"]");
        staff.with("If-Match", "*")
                .patch(created.requiredHeader("Location"), "{\"country\": \"Austria\"}")
                .expectProblem(400, "validation-failed");
        var cleared = staff.with("If-Match", "*")
                .patch(created.requiredHeader("Location"), "{\"country\": null}")
                .expect(200);
        assertThat(cleared.json().at("/country").isMissingNode()).isTrue();
        assertThat(cleared.json().at("/serves").size()).isEqualTo(2);
    }

    private Api.Response open(VariantId variant, String rest) {
        return staff.post(LEVELS, body(variant, desk.location(), rest));
    }

    private static String body(VariantId variant, String location, String rest) {
        return "{\"variantId\": \"%s\", \"locationId\": \"%s\"%s}".formatted(variant.text(), location, rest);
    }
}
