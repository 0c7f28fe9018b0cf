package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Taxes of a state and its counties, from the cart to the canceled unit.
@KontorTest
class BuyingJurisdictionTests {

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
        shop.tax("MX", "JAL", false, "0.16", "buying-jalisco");
        shop.shipping("MX", "buying-mexico", 500);
        jdbc.sql("""
                        with zone as (
                            update tax.zones set shipping_tax = 'PROPORTIONAL' where name = 'buying-jalisco' returning id
                        ), food as (
                            insert into tax.categories values (gen_random_uuid(), 1, 'buying-food', 'Food', now(), now())
                            on conflict do nothing returning id
                        ), rate as (
                            insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                            select gen_random_uuid(), 1, zone.id, food.id, 'VAT', 0.04, now(), now() from zone, food
                        ), county as (
                            insert into tax.jurisdictions
                            select gen_random_uuid(), 1, name, 'COUNTY', null, now(), now()
                            from unnest(array['Guadalajara', 'Zapopan']) as name
                            on conflict do nothing returning id, name
                        ), area as (
                            insert into tax.jurisdiction_areas (jurisdiction_id, level, country, postcode_from, postcode_to)
                            select id, 'COUNTY', 'MX', code, code
                            from county join (values ('Guadalajara', '44'), ('Zapopan', '45')) as place (name, code)
                                using (name)
                        )
                        insert into tax.rates (id, version, zone_id, category_id, jurisdiction_id, name, rate, created_at,
                            updated_at)
                        select gen_random_uuid(), 1, zone.id, c.id, county.id, 'County tax', 0.02, now(), now()
                        from zone, county, tax.categories c where c.code = 'buying'
                        """).update();
    }

    @Test
    void theTaxesOfACartAndAnOrderAreDividedByJurisdiction() {
        var mug = shop.variant(1_000, 9);
        var bread = shop.variant(2_000, 9);
        jdbc.sql("""
                        update catalog.products set tax_category = 'buying-food'
                        where id = (select product_id from catalog.variants where id = :id)
                        """).param("id", bread.value()).update();
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                address("44100"),
                "items",
                List.of(item(mug, 3), item(bread, 1))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-mexico"))
                .expect(200);

        var seen = cart.api().get(cart.path("")).expect(200);

        // Shipping 5.00 is divided 3:2; 3.00 is taxed with 18 %, 2.00 with 4 %.
        assertThat(seen.at("/totals/tax/amount")).isEqualTo("682");
        assertThat(seen.at("/totals/total/amount")).isEqualTo("6182");
        assertThat(taxes(seen, "/totals/taxes"))
                .containsExactly("VAT - 0.16 3300 528", "County tax Guadalajara 0.02 3300 66", "VAT - 0.04 2200 88");
        assertThat(taxes(seen, "/items/0/taxes"))
                .containsExactly("VAT - 0.16 3000 480", "County tax Guadalajara 0.02 3000 60");
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/2/tax/jurisdiction")).isEqualTo("Guadalajara");
        assertThat(explained.at("/parts/2/tax/rate")).isEqualTo("0.02");
        assertThat(explained.at("/parts/2/tax/rounding/scope")).isEqualTo("LINE");
        assertThat(explained.at("/parts/2/amount/amount")).isEqualTo("60");

        shop.pay(cart, "tok_approve").expect(201);
        var path = "/admin/v1/orders/" + shop.complete(cart).expect(201).at("/id");
        var staff = api.as(logins.owner().token()).with("If-Match", "*");
        var order = staff.get(path).expect(200);
        assertThat(taxes(order, "/taxes"))
                .containsExactly("VAT - 0.16 3300 528", "County tax Guadalajara 0.02 3300 66", "VAT - 0.04 2200 88");
        assertThat(order.at("/items/0/taxShares/0/levies/1/jurisdiction")).isEqualTo("Guadalajara");
        assertThat(amounts(staff.get(path + "/explain").expect(200)))
                .isEqualTo(amounts(explained))
                .contains("GOODS_TAX County tax 60", "SHIPPING_TAX County tax 6", "SHIPPING_TAX VAT 8");
        assertThat(staff.get(path + "/explain").at("/parts/2/tax/rounding/mode"))
                .isEqualTo("HALF_UP");

        var refused =
                staff.patch(path, Map.of("shippingAddress", address("45050"))).expectProblem(422, "address-invalid");
        assertThat(refused.at("/errors/0/code")).isEqualTo("other-tax");
        staff.patch(path, Map.of("shippingAddress", address("44999"))).expect(200);

        staff.withIdempotencyKey()
                .post(
                        path + "/cancel",
                        Map.of(
                                "reason",
                                "sold out",
                                "items",
                                List.of(Map.of("itemId", order.at("/items/0/id"), "quantity", 1))))
                .expect(200);
        var after = staff.get(path).expect(200);
        assertThat(after.at("/taxes/0/canceledTax/amount")).isEqualTo("160");
        assertThat(after.at("/taxes/1/canceledTax/amount")).isEqualTo("20");
        assertThat(after.at("/taxes/2/canceledTax/amount")).isEqualTo("0");
        assertThat(jdbc.sql(
                                "select sum(canceled_tax_minor) from orders.order_lines l join orders.orders o on o.id = order_id"
                                        + " where number = :number")
                        .param("number", order.at("/number"))
                        .query(Long.class)
                        .single())
                .isEqualTo(180);
    }

    @Test
    void theOrderKeepsTheCategoryByWhichShippingWasTaxed() {
        var bread = shop.variant(2_000, 9);
        jdbc.sql("""
                        update catalog.products set tax_category = 'buying-food'
                        where id = (select product_id from catalog.variants where id = :id)
                        """).param("id", bread.value()).update();
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                address("44100"),
                "items",
                List.of(item(bread, 1))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-mexico"))
                .expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var path = "/admin/v1/orders/" + shop.complete(cart).expect(201).at("/id");
        var staff = api.as(logins.owner().token()).with("If-Match", "*");

        var explained = staff.get(path + "/explain").expect(200);
        assertThat(explained.at("/parts/3/kind")).isEqualTo("SHIPPING_TAX");
        assertThat(explained.at("/parts/3/amount/amount")).isEqualTo("20");
        assertThat(explained.at("/parts/3/tax/category")).isEqualTo("buying-food");
        // Neither county taxes food.
        staff.patch(path, Map.of("shippingAddress", address("45050"))).expect(200);
    }

    @Test
    void whereCountiesLevyTaxesAPostcodeIsNeededForAnEstimate() {
        var cart = shop.cart(Map.of("currency", "USD", "items", List.of(item(shop.variant(1_000, 9), 1))));

        var unknown = cart.api()
                .post(cart.path("/estimate"), Map.of("country", "MX", "region", "JAL"))
                .expect(200);
        var known = cart.api()
                .post(cart.path("/estimate"), Map.of("country", "MX", "region", "JAL", "postcode", "45050"))
                .expect(200);

        assertThat(unknown.at("/taxKnown")).isEqualTo("false");
        assertThat(unknown.at("/totals/tax/amount")).isEqualTo("160");
        assertThat(known.at("/taxKnown")).isEqualTo("true");
        assertThat(known.at("/totals/tax/amount")).isEqualTo("180");
    }

    private static List<String> taxes(Api.Response seen, String pointer) {
        return seen.json().at(pointer).values().stream()
                .map(tax -> "%s %s %s %s %s"
                        .formatted(
                                tax.at("/name").asString(),
                                tax.at("/jurisdiction").asString("-"),
                                tax.at("/rate").asString(),
                                tax.at("/net/amount").asString(),
                                tax.at("/tax/amount").asString()))
                .toList();
    }

    private static List<String> amounts(Api.Response explained) {
        return explained.json().at("/parts").values().stream()
                .map(part -> part.at("/kind").asString() + " "
                        + part.at("/name").asString() + " "
                        + part.at("/amount/amount").asString())
                .toList();
    }

    private static Map<String, Object> item(VariantId variant, int quantity) {
        return Map.of("variantId", variant.text(), "quantity", quantity);
    }

    private static Map<String, String> address(String postcode) {
        return new HashMap<>(Map.of(
                "firstName",
                "Ada",
                "line1",
                "Calle 1",
                "city",
                "City",
                "region",
                "JAL",
                "postcode",
                postcode,
                "country",
                "MX"));
    }
}
