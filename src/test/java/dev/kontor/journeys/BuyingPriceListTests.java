package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What price lists of each kind, with tiers, conditions and a basis, cost in a cart.
@KontorTest
class BuyingPriceListTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api staff;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token()).with("If-Match", "*");
        mug = shop.variant(1_000, 500);
    }

    @Test
    void moreUnitsCostLessEachAndTheExplanationNamesTheTier() {
        list(Map.of(), tiered(900, 10, 800, 50, 700));
        var cart = shop.readyCart(Map.of(mug, 9));
        var item = cart.api().get(cart.path("")).at("/items/0/id");

        assertThat(unitPrice(cart)).isEqualTo(900);
        cart.api().patch(cart.path("/items/" + item), Map.of("quantity", 10)).expect(200);
        assertThat(unitPrice(cart)).isEqualTo(800);
        cart.api()
                .post(cart.path("/items"), Map.of("variantId", mug.text(), "quantity", 40))
                .expect(200);
        assertThat(unitPrice(cart)).isEqualTo(700);
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/0/rule")).isEqualTo("PRICE_LIST");
        assertThat(explained.at("/parts/0/price/source/minQuantity")).isEqualTo("50");
        assertThat(cart.api().get(cart.path("")).json().at("/warnings").size()).isZero();
    }

    @Test
    void aMemberOfAGroupPaysThePriceOfTheGroupAndOthersDoNot() {
        var member = logins.customer();
        var group = group(member);
        list(Map.of("kind", "OVERRIDE", "customerGroupIds", List.of(group)), tiered(600));
        var percent = new HashMap<String, Object>(Map.of("kind", "PERCENT", "priority", 2));
        percent.put("customerIds", List.of(logins.customer().id().text()));
        percent.put("percentTiers", List.of(Map.of("minQuantity", 1, "discountBasisPoints", 5_000)));
        list(percent, null);

        assertThat(price(api.as(member.token()))).isEqualTo(600);
        assertThat(price(api.as(logins.customer().token()))).isEqualTo(1_000);
        assertThat(price(api)).isEqualTo(1_000);
        var explained = staff.post(
                        "/admin/v1/prices/explain",
                        Map.of(
                                "variantId",
                                mug.text(),
                                "currency",
                                "USD",
                                "customerId",
                                member.id().text()))
                .expect(200);
        assertThat(explained.at("/price/amount")).isEqualTo("600");
        assertThat(explained.at("/conditions/0")).isEqualTo("CUSTOMER_GROUP");
        assertThat(explained.json().has("compareAtPrice")).isFalse();
        staff.delete("/admin/v1/customer-groups/" + group).expectProblem(409, "in-use");
        staff.delete("/admin/v1/customer-groups/" + group + "/members/"
                        + member.id().text())
                .expect(204);
        assertThat(price(api.as(member.token()))).isEqualTo(1_000);
    }

    @Test
    void aPercentageOfOneCustomerIsOffTheBasePriceOfEverything() {
        var customer = logins.customer();
        list(
                Map.of(
                        "kind",
                        "PERCENT",
                        "customerIds",
                        List.of(customer.id().text()),
                        "percentTiers",
                        List.of(
                                Map.of("minQuantity", 1, "discountBasisPoints", 1_000),
                                Map.of("minQuantity", 5, "discountBasisPoints", 1_250))),
                null);

        assertThat(price(api.as(customer.token()))).isEqualTo(900);
        var five = staff.post(
                        "/admin/v1/prices/explain",
                        Map.of(
                                "variantId",
                                mug.text(),
                                "currency",
                                "USD",
                                "quantity",
                                5,
                                "customerId",
                                customer.id().text()))
                .expect(200);
        assertThat(five.at("/price/amount")).isEqualTo("875");
        assertThat(five.at("/compareAtPrice/amount")).isEqualTo("1000");
        assertThat(five.at("/minQuantity")).isEqualTo("5");
    }

    @Test
    void aListOfACountryAppliesOnceTheDestinationIsKnown() {
        list(Map.of("kind", "OVERRIDE", "countries", List.of("NZ")), tiered(1_500));
        var cart = shop.readyCart(Map.of(mug, 1));

        assertThat(unitPrice(cart)).isEqualTo(1_000);
        cart.api()
                .patch(cart.path(""), Map.of("shippingAddress", BuyingShop.NEW_ZEALAND))
                .expect(200);
        assertThat(unitPrice(cart)).isEqualTo(1_500);
    }

    @Test
    void aNetPriceIsShownWithTheTaxOfTheDestinationAndAGrossPriceWithoutIt() {
        list(Map.of("kind", "OVERRIDE", "basis", "NET", "countries", List.of("IS")), tiered(999));
        list(Map.of("kind", "OVERRIDE", "basis", "GROSS", "countries", List.of("NZ")), tiered(1_000));
        var cart = shop.payingCart(Map.of(mug, 3), "tok_approve");

        // 999 * 1.24 = 1238.76
        assertThat(unitPrice(cart)).isEqualTo(1_239);
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/0/price/source/basis")).isEqualTo("NET");
        assertThat(explained.at("/parts/0/price/source/storedPrice/amount")).isEqualTo("999");
        assertThat(explained.at("/parts/0/price/unitPrice/amount")).isEqualTo("1239");
        assertThat(explained.at("/parts/0/price/source/conditions/0")).isEqualTo("COUNTRY");
        var order = shop.complete(cart).expect(201);
        assertThat(order.at("/total/amount")).isEqualTo(String.valueOf(3 * 1_239 + 500));

        var there = shop.cart(Map.of(
                "currency",
                "USD",
                "shippingAddress",
                BuyingShop.NEW_ZEALAND,
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", 1))));
        // 1000 / 1.15 = 869.57, and 15 % of 870 is 130.5
        var shown = there.api().get(there.path("")).expect(200);
        assertThat(shown.at("/items/0/unitPrice/amount")).isEqualTo("870");
        assertThat(shown.at("/items/0/total/amount")).isEqualTo("1001");
        assertThat(shown.json().at("/warnings").size()).isZero();
    }

    @Test
    void aListThatChangesDuringTheCheckoutEndsAsAChangedPrice() {
        var path = list(Map.of("kind", "OVERRIDE"), tiered(900));
        var cart = shop.payingCart(Map.of(mug, 2), "tok_approve");
        var total = Map.of("expectedTotal", Map.of("amount", 2_300, "currency", "USD"));
        staff.post(path + "/prices/bulk", Map.of("prices", List.of(tiered(950))))
                .expect(200);

        var refused = cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), total)
                .expectProblem(409, "price-changed");

        assertThat(refused.at("/newTotal/amount")).isEqualTo("2400");
        assertThat(refused.at("/items/0/oldUnitPrice/amount")).isEqualTo("900");
        assertThat(refused.at("/items/0/newUnitPrice/amount")).isEqualTo("950");
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.charges(cart)).isZero();
    }

    @Test
    void contradictoryListsAreRefusedWithAPointer() {
        refused(400, "/percentTiers", Map.of("kind", "PERCENT"));
        refused(400, "/percentTiers/0/minQuantity", percent(5, 1_000));
        refused(400, "/percentTiers/1/minQuantity", percent(1, 1_000, 1, 2_000));
        refused(400, "/percentTiers/1/discountBasisPoints", percent(1, 1_000, 5, 1_000));
        refused(400, "/percentTiers/0/discountBasisPoints", percent(1, 10_001));
        refused(400, "/percentTiers", Map.of("percentTiers", percent(1, 1_000).get("percentTiers")));
        var both = new HashMap<>(percent(1, 1_000));
        both.put("basis", "NET");
        refused(400, "/basis", both);
        refused(422, "/customerGroupIds/0", Map.of("customerGroupIds", List.of("cgrp_01kaw4c5qpfy0t4gzxm3v8h2rd")));
        refused(422, "/customerIds/0", Map.of("customerIds", List.of("cus_01kaw4c5qpfy0t4gzxm3v8h2rd")));
        refused(422, "/countries/0", Map.of("countries", List.of("XX")));
        var path = list(Map.of("status", "DRAFT"), null);
        for (var wrong : Map.of(
                        "/prices/0/tiers/1/minQuantity", tiered(900, 10, 800, 10, 700),
                        "/prices/0/tiers/0/amount/amount", tiered(900, 10, 900),
                        "/prices/0/tiers/1/amount/amount", tiered(900, 10, 700, 20, 800))
                .entrySet()) {
            var answer = staff.post(path + "/prices/bulk", Map.of("prices", List.of(wrong.getValue())))
                    .expectProblem(400, "validation-failed");
            assertThat(answer.at("/errors/0/pointer")).isEqualTo(wrong.getKey());
        }
        assertThat(staff.get(path + "/prices").json().at("/items").size()).isZero();
        var discount = new HashMap<>(percent(1, 1_000));
        discount.put("customerIds", List.of(logins.customer().id().text()));
        staff.post(list(discount, null) + "/prices/bulk", Map.of("prices", List.of(tiered(900))))
                .expectProblem(422, "rejected");
    }

    @Test
    void tiersAreReplacedAsAWholeAndListed() {
        var path = list(Map.of("status", "DRAFT"), tiered(900, 10, 800, 20, 700));
        staff.post(path + "/prices/bulk", Map.of("prices", List.of(tiered(890, 5, 600))))
                .expect(200);

        var prices = staff.get(path + "/prices").expect(200);

        assertThat(prices.at("/items/0/amount/amount")).isEqualTo("890");
        assertThat(prices.json().at("/items/0/tiers").size()).isEqualTo(1);
        assertThat(prices.at("/items/0/tiers/0/minQuantity")).isEqualTo("5");
        assertThat(prices.at("/items/0/tiers/0/amount/amount")).isEqualTo("600");
        staff.post(path + "/prices/bulk", Map.of("prices", List.of(), "remove", List.of(mug.text())))
                .expect(200);
        assertThat(jdbc.sql("select count(*) from pricing.price_list_tiers where variant_id = :id")
                        .param("id", mug)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void refused(int status, String pointer, Map<String, ?> more) {
        var answer = staff.post("/admin/v1/price-lists", request(more)).expect(status);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    private static Map<String, Object> percent(int... tiers) {
        var list = new ArrayList<Map<String, Integer>>();
        for (int index = 0; index < tiers.length; index += 2) {
            list.add(Map.of("minQuantity", tiers[index], "discountBasisPoints", tiers[index + 1]));
        }
        return Map.of("kind", "PERCENT", "percentTiers", list);
    }

    private static Map<String, Object> request(Map<String, ?> more) {
        var request = new HashMap<String, Object>(
                Map.of("name", "Buying", "status", "ACTIVE", "currency", "USD", "priority", 1));
        request.putAll(more);
        return request;
    }

    /// @return path of the list
    private String list(Map<String, ?> more, @Nullable Map<String, Object> price) {
        var path =
                staff.post("/admin/v1/price-lists", request(more)).expect(201).requiredHeader("Location");
        if (price != null) {
            staff.post(path + "/prices/bulk", Map.of("prices", List.of(price))).expect(200);
        }
        return path;
    }

    /// @param more quantity and price by turns
    private Map<String, Object> tiered(long cents, int... more) {
        var tiers = new ArrayList<Map<String, Object>>();
        for (int index = 0; index < more.length; index += 2) {
            tiers.add(Map.of("minQuantity", more[index], "amount", dollars(more[index + 1])));
        }
        return Map.of("variantId", mug.text(), "amount", dollars(cents), "tiers", tiers);
    }

    private static Map<String, Object> dollars(long cents) {
        return Map.of("amount", cents, "currency", "USD");
    }

    private String group(Logins.Customer member) {
        var group = staff.post(
                        "/admin/v1/customer-groups", Map.of("code", "g-" + UUID.randomUUID(), "name", "Resellers"))
                .expect(201)
                .at("/id");
        staff.post(
                        "/admin/v1/customer-groups/" + group + "/members",
                        Map.of("customerIds", List.of(member.id().text())))
                .expect(200);
        return group;
    }

    private static long unitPrice(BuyingShop.GuestCart cart) {
        return cart.api()
                .get(cart.path(""))
                .expect(200)
                .json()
                .at("/items/0/unitPrice/amount")
                .asLong();
    }

    private long price(Api buyer) {
        return buyer.post(
                        "/store/v1/carts",
                        Map.of("currency", "USD", "items", List.of(Map.of("variantId", mug.text(), "quantity", 1))))
                .expect(201)
                .json()
                .at("/items/0/unitPrice/amount")
                .asLong();
    }
}
