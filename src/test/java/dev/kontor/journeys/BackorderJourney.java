package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is sold out is ordered, waited for, comes in and is sent.
@KontorTest
class BackorderJourney {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aShopperOrdersMoreThanIsThereAndGetsTheRestLater() {
        var shop = new BuyingShop(api, jdbc);
        var mug = shop.variant(1_000, 1);
        var staff = api.as(logins.staff(
                        Permission.INVENTORY_READ,
                        Permission.INVENTORY_WRITE,
                        Permission.ORDERS_READ,
                        Permission.FULFILLMENTS_READ,
                        Permission.FULFILLMENTS_WRITE)
                .token());

        // The shop sells up to five mugs that are on their way.
        var level =
                staff.get("/admin/v1/inventory-levels?variantId=" + mug.text()).expect(200);
        staff.with("If-Match", "*")
                .patch("/admin/v1/inventory-levels/" + level.at("/items/0/id") + "/terms", """
                        {"selling": "BACKORDER", "backorderLimit": 5, "expectedOn": "2027-03-20"}
                        """)
                .expect(200);

        // A cart of three says that two of them come later, and can be ordered.
        var cart = shop.payingCart(Map.of(mug, 3), "tok_approve");
        var warned = cart.api().get(cart.path("")).expect(200);
        assertThat(warned.at("/warnings/0/code")).isEqualTo("backorder");
        assertThat(warned.at("/warnings/0/available")).isEqualTo("1");
        assertThat(warned.at("/warnings/0/expectedOn")).isEqualTo("2027-03-20");
        assertThat(warned.at("/items/0/available")).isEqualTo("true");
        var order = shop.complete(cart).expect(201).at("/id");

        // Whoever looks now can still order, but only later ones.
        var stock = api.post("/store/v1/availability/query", Map.of("variantIds", new String[] {mug.text()}))
                .expect(200);
        assertThat(stock.at("/items/0/availability/status")).isEqualTo("BACKORDER");
        assertThat(stock.at("/items/0/availability/inStock")).isEqualTo("false");
        assertThat(stock.at("/items/0/availability/expectedOn")).isEqualTo("2027-03-20");

        // The order tells what it waits for, and only what is there can be sent.
        var path = "/admin/v1/orders/" + order;
        assertThat(staff.get(path).expect(200).at("/items/0/backordered")).isEqualTo("2");
        assertThat(staff.get(path).at("/items/0/expectedOn")).isEqualTo("2027-03-20");
        var parcel = staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of())
                .expect(201)
                .at("/id");
        var refused = staff.withIdempotencyKey()
                .post("/admin/v1/fulfillments/" + parcel + "/ship")
                .expectProblem(409, "out-of-stock");
        assertThat(refused.at("/shortages/0/available")).isEqualTo("1");
        assertThat(staff.get(path).at("/fulfillmentStatus")).isEqualTo("UNFULFILLED");

        // The delivery comes, and so does the parcel.
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/inventory-adjustments",
                        Map.of(
                                "variantId",
                                mug.text(),
                                "locationId",
                                level.at("/items/0/locationId"),
                                "delta",
                                10,
                                "reason",
                                "RECEIVED"))
                .expect(201);
        assertThat(staff.get(path).at("/items/0/backordered")).isEqualTo("0");
        staff.withIdempotencyKey()
                .post("/admin/v1/fulfillments/" + parcel + "/ship")
                .expect(200);
        assertThat(shop.free(mug)).isEqualTo(8);
    }
}
