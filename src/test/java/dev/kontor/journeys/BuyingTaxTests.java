package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Nothing is sold whose tax is not known.
@KontorTest
class BuyingTaxTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        shop.tax("CA", "ON", false, "0.13", "buying-ontario");
        shop.tax("CA", "QC", false, "0.14975", "buying-quebec");
        shop.tax("CA", "NB", false, "0.13", "buying-new-brunswick");
        shop.shipping("CA", "buying-canada", 500);
    }

    @Test
    void aRegionIsNeededWhereZonesNameRegions() {
        var cart = cart("CA", null, "K1A 0B1");

        var shown = cart.api().get(cart.path("")).expect(200);
        assertThat(shown.json().at("/taxKnown").asBoolean()).isFalse();
        assertThat(shown.json().findValuesAsString("code")).contains("region-missing");
        var checkout = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(checkout.at("/nextAction")).isEqualTo("SET_ADDRESS");
        var refused = shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/problems/0/code")).isEqualTo("region-missing");

        var known = cart.api()
                .patch(cart.path(""), Map.of("billingAddress", address("CA", "Ontario", "k1a0b1")))
                .expect(200);
        assertThat(known.json().at("/taxKnown").asBoolean()).isTrue();
        assertThat(known.at("/billingAddress/region")).isEqualTo("ON");
        assertThat(known.at("/billingAddress/postcode")).isEqualTo("K1A 0B1");
        assertThat(known.at("/totals/tax/amount")).isEqualTo("130");
        assertThat(known.json().at("/problems").size()).isZero();
    }

    @Test
    void anUnknownRegionOrPostcodeIsRefusedAndNothingChanges() {
        var cart = cart("CA", "ON", "K1A 0B1");
        var before = cart.api().get(cart.path("")).text();

        var refused = cart.api()
                .patch(cart.path(""), Map.of("billingAddress", address("CA", "ZZ", "941")))
                .expectProblem(422, "address-invalid");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/billingAddress/region");
        assertThat(refused.at("/errors/1/pointer")).isEqualTo("/billingAddress/postcode");
        assertThat(cart.api().get(cart.path("")).text()).isEqualTo(before);
        cart.api()
                .post(cart.path("/estimate"), Map.of("country", "CA", "region", "ZZ"))
                .expectProblem(422, "address-invalid");
    }

    @Test
    void noZoneMeansNoOrder() {
        var cart = cart("FI", null, "00100");

        var checkout = cart.api().get(cart.path("/checkout")).expect(200);

        assertThat(checkout.at("/problems/0/code")).isEqualTo("tax-unavailable");
        assertThat(checkout.at("/problems/0/remedy"))
                .contains("tax zone for FI")
                .contains("kontor.tax.untaxed")
                .contains("POST /admin/v1/tax-zones");
        var refused = shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/problems/0/code")).isEqualTo("tax-unavailable");
        assertThat(shop.orders(cart)).isZero();
        assertThat(cart.api()
                        .post(cart.path("/estimate"), Map.of("country", "FI"))
                        .expect(200)
                        .at("/taxKnown"))
                .isEqualTo("false");
        assertThat(cart.api()
                        .post(cart.path("/estimate"), Map.of("country", "NZ"))
                        .expect(200)
                        .at("/taxKnown"))
                .isEqualTo("true");
    }

    @Test
    void aChannelThatSellsUntaxedNeedsNoZone() {
        var staff = api.as(logins.owner().token());
        staff.post("/admin/v1/channels", Map.of("code", "untaxed-outlet", "name", "Sells untaxed", "assortment", "ALL"))
                .expect(201);
        var mug = shop.variant(1000, 5);
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", mug.value())
                .update();
        var cart = shop.cart(Map.of(
                "channel",
                "untaxed-outlet",
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "billingAddress",
                address("FI", null, "00100"),
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", 1))));

        var seen = cart.api().get(cart.path("")).expect(200);
        assertThat(seen.at("/taxKnown")).isEqualTo("true");
        assertThat(seen.at("/totals/tax/amount")).isEqualTo("0");
        assertThat(seen.json().at("/problems").size()).isZero();
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        assertThat(staff.get("/admin/v1/orders/" + order.at("/id") + "/explain")
                        .expect(200)
                        .at("/parts/1/rule"))
                .isEqualTo("NO_TAX_ZONE");
    }

    @Test
    void aCategoryWithoutRateMeansNoOrder() {
        var mug = shop.variant(1000, 5);
        jdbc.sql("""
                        update catalog.products set tax_category = 'unheard-of'
                        where id = (select product_id from catalog.variants where id = :id)
                        """).param("id", mug.value()).update();
        var cart = shop.readyCart(Map.of(mug, 1));

        var checkout = cart.api().get(cart.path("/checkout")).expect(200);

        assertThat(checkout.at("/nextAction")).isEqualTo("FIX_ITEMS");
        assertThat(checkout.at("/problems/0/code")).isEqualTo("tax-unavailable");
        assertThat(checkout.at("/problems/0/itemId"))
                .isEqualTo(cart.api().get(cart.path("")).at("/items/0/id"));
        assertThat(checkout.at("/problems/0/remedy")).contains("`unheard-of`").contains("`buying-iceland`");
        shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(shop.free(mug)).isEqualTo(5);
    }

    @Test
    void anOrderDoesNotMoveToWhereAnotherTaxIsDue() {
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                address("CA", "ON", "K1A 0B1"),
                "items",
                List.of(Map.of("variantId", shop.variant(1000, 5).text(), "quantity", 1))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-canada"))
                .expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var path = "/admin/v1/orders/" + shop.complete(cart).expect(201).at("/id");
        var staff = api.as(logins.owner().token()).with("If-Match", "*");
        var before = staff.get(path).text();

        var refused = staff.patch(path, Map.of("shippingAddress", address("CA", "QC", "H2X 1Y4")))
                .expectProblem(422, "address-invalid");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/shippingAddress/region");
        assertThat(refused.at("/taxZone/before")).isEqualTo("buying-ontario");
        assertThat(refused.at("/taxZone/after")).isEqualTo("buying-quebec");
        assertThat(refused.at("/tax/before/amount")).isEqualTo("195");
        assertThat(refused.at("/tax/after/amount")).isEqualTo("225");
        assertThat(refused.at("/total/before/amount")).isEqualTo("1695");
        assertThat(refused.at("/total/after/amount")).isEqualTo("1725");
        staff.patch(path, Map.of("shippingAddress", address("CA", "AB", "T2P 2M5")))
                .expectProblem(422, "address-invalid");
        var nowhere = new HashMap<String, Object>(address("CA", null, "K1A 0B1"));
        nowhere.put("region", null);
        staff.patch(path, Map.of("shippingAddress", nowhere)).expectProblem(422, "address-invalid");
        assertThat(staff.get(path).text()).isEqualTo(before);

        var moved = staff.patch(path, Map.of("shippingAddress", address("CA", "new brunswick", "e2l4z9")))
                .expect(200);
        assertThat(moved.at("/shippingAddress/region")).isEqualTo("NB");
        assertThat(moved.at("/shippingAddress/postcode")).isEqualTo("E2L 4Z9");
        assertThat(staff.get(path + "/explain").expect(200).at("/taxZone")).isEqualTo("buying-new-brunswick");
    }

    /// Rates, prices and the tax category change after the order, and its shipping method is no longer offered.
    @Test
    void theCartOfAnOrderShowsItsTaxAndShipping() {
        shop.country("SM", true, "0.17", "buying-san-marino", 500);
        var mug = shop.variant(1_000, 5);
        var address = new HashMap<>(BuyingShop.ICELAND);
        address.putAll(Map.of("country", "SM", "city", "Serravalle", "postcode", "47899"));
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                address,
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", 2))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-san-marino"))
                .expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var before = cart.api().get(cart.path("")).expect(200);
        assertThat(before.at("/totals/tax/amount")).isEqualTo("364");
        assertThat(shop.complete(cart).expect(201).at("/total/amount")).isEqualTo("2500");

        jdbc.sql("""
                        update tax.rates set rate = 0.5
                        where zone_id = (select id from tax.zones where name = 'buying-san-marino')
                        """).update();
        jdbc.sql("update shipping.methods set active = false where code = 'buying-san-marino'")
                .update();
        shop.price(mug, "USD", 1_500);

        var after = cart.api().get(cart.path("")).expect(200);
        assertThat(after.at("/status")).isEqualTo("COMPLETED");
        for (var part : List.of("/totals", "/shipping", "/items/0/taxes", "/items/0/total", "/taxKnown")) {
            assertThat(after.json().at(part)).as(part).isEqualTo(before.json().at(part));
        }
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/total/amount")).isEqualTo("2500");
    }

    /// During a rolling upgrade, the process of the former release reads what the new one has written.
    @Test
    void fieldsThatALaterReleaseAddsAreIgnored() {
        var cart = shop.payingCart(Map.of(shop.variant(1_000, 5), 2), "tok_approve");
        addFields("cart.carts", "id", BuyingShop.uuid(cart));
        cart.api().get(cart.path("")).expect(200);
        var order = shop.complete(cart).expect(201);
        var id = TypeIds.parse(OrderId.class, order.at("/id")).value();
        addFields("orders.orders", "id", id);
        addFields("orders.order_lines", "order_id", id);

        var buyer = api.with("X-Order-Token", order.at("/token"));
        var staff = api.as(logins.owner().token());
        for (var read : List.of(
                buyer.get("/store/v1/orders/" + order.at("/id")), staff.get("/admin/v1/orders/" + order.at("/id")))) {
            assertThat(read.expect(200).at("/totals/total/amount")).isEqualTo("2500");
        }
        staff.get("/admin/v1/orders/" + order.at("/id") + "/explain").expect(200);
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/cancel", Map.of("reason", "other"))
                .expect(200);
    }

    /// Adds a field to each JSON object, and to those in JSON arrays. The fields of metadata are the shop's.
    private void addFields(String table, String key, UUID id) {
        var columns = jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema || '.' || table_name = :table and data_type = 'jsonb'
                            and column_name <> 'metadata'
                        """).param("table", table).query(String.class).list();
        assertThat(columns).isNotEmpty();
        for (var column : columns) {
            jdbc.sql("""
                            update %1$s set %2$s = case jsonb_typeof(%2$s)
                                when 'object' then %2$s || '{"ofALaterRelease": {"x": [1]}}'
                                when 'array' then (
                                    select coalesce(jsonb_agg(
                                        case jsonb_typeof(e) when 'object' then e || '{"ofALaterRelease": 1}' else e end),
                                        '[]')
                                    from jsonb_array_elements(%2$s) e)
                                else %2$s end
                            where %3$s = :id
                            """.formatted(table, column, key)).param("id", id).update();
        }
    }

    private GuestCart cart(String country, @Nullable String region, String postcode) {
        return shop.unshippedCart(shop.variant(1000, 5), address(country, region, postcode));
    }

    private static Map<String, String> address(String country, @Nullable String region, String postcode) {
        var address = new HashMap<>(Map.of(
                "firstName", "Ada", "line1", "Street 1", "city", "City", "postcode", postcode, "country", country));
        if (region != null) {
            address.put("region", region);
        }
        return address;
    }
}
