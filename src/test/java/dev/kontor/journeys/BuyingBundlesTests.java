package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Sets of cups and a book. In Iceland 24 % tax are in the price of a cup and 11 % in that of a book; in New Zealand 15
/// % come on top of a cup and nothing on a book.
@KontorTest
class BuyingBundlesTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api staff;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
    }

    @Test
    void aSetIsBoughtCanceledInPartAndSent() {
        var cup = shop.variant(1000, 10);
        var book = book(500, 10);
        var set = set(1200, "WHOLE", 0, Map.of(cup, 2, book, 1));
        var cart = shop.readyCart(Map.of(set, 3));

        // Two cups and a book cost 20.00 and 5.00 by themselves: so 36.00 are 28.80 for cups and 7.20 for books.
        var shown = cart.api().get(cart.path("")).expect(200);
        assertThat(shown.at("/items/0/subtotal/amount")).isEqualTo("3600");
        assertThat(shown.at("/items/0/tax/amount")).isEqualTo("628");
        assertThat(shown.at("/items/0/total/amount")).isEqualTo("3600");
        assertThat(shown.at("/items/0/available")).isEqualTo("true");
        assertThat(shown.json().at("/items/0/parts").size()).isEqualTo(2);
        assertThat(shown.at("/totals/taxes/0/tax/amount")).isEqualTo("654");
        assertThat(shown.at("/totals/taxes/1/rate")).isEqualTo("0.11");
        assertThat(shown.at("/totals/taxes/1/tax/amount")).isEqualTo("71");
        assertThat(amounts(cart.api().get(cart.path("/explain")).expect(200)))
                .containsExactly("GOODS 2972", "GOODS_TAX 557", "GOODS_TAX 71", "SHIPPING 403", "SHIPPING_TAX 97");
        shop.pay(cart, "tok_approve").expect(201);

        var placed = shop.complete(cart).expect(201);
        assertThat(shop.free(cup)).isEqualTo(4);
        assertThat(shop.free(book)).isEqualTo(7);
        assertThat(shop.free(set)).isZero();
        assertThat(told(placed).at("/items/0/parts").values().stream()
                        .map(part -> part.get("quantity").asInt() + " "
                                + part.get("sku").asString()))
                .containsExactlyInAnyOrder("2 " + shop.sku(cup), "1 " + shop.sku(book));
        var path = "/admin/v1/orders/" + placed.at("/id");
        var order = staff.get(path).expect(200);
        assertThat(order.at("/items/0/sku")).isEqualTo(shop.sku(set));
        assertThat(order.at("/items/0/net/amount")).isEqualTo("2972");
        assertThat(order.at("/items/0/tax/amount")).isEqualTo("628");
        assertThat(order.at("/items/0/taxRate")).isEqualTo("0.211306");
        assertThat(order.json().at("/items/0/parts").values().stream()
                        .map(part -> part.get("sku").asString() + " "
                                + part.get("quantity").asInt()))
                .containsExactlyInAnyOrder(shop.sku(cup) + " 2", shop.sku(book) + " 1");
        assertThat(order.json().at("/items/0/taxShares").values().stream()
                        .map(share -> share.at("/rate").asString() + " "
                                + share.at("/tax/amount").asLong()))
                .containsExactlyInAnyOrder("0.24 557", "0.11 71");
        assertThat(amounts(staff.get(path + "/explain").expect(200)))
                .containsExactly("GOODS 2972", "GOODS_TAX 557", "GOODS_TAX 71", "SHIPPING 403", "SHIPPING_TAX 97");

        // The catalogue changes; the order does not.
        staff.with("If-Match", "*")
                .put("/admin/v1/variants/" + set.text() + "/bundle", request("WHOLE", 0, Map.of(cup, 7)))
                .expect(200);
        var line = order.at("/items/0/id");
        var canceled = staff.withIdempotencyKey()
                .post(
                        path + "/cancel",
                        Map.of("reason", "broken", "items", List.of(Map.of("itemId", line, "quantity", 1))))
                .expect(200);
        assertThat(canceled.at("/totals/canceled/amount")).isEqualTo("1200");
        assertThat(shop.free(cup)).isEqualTo(6);
        assertThat(shop.free(book)).isEqualTo(8);
        await().until(() -> staff.get(path).at("/payment/refunded/amount").equals("1200"));

        var parcel = staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of())
                .expect(201)
                .at("/id");
        staff.withIdempotencyKey()
                .post("/admin/v1/fulfillments/" + parcel + "/ship")
                .expect(200);
        assertThat(staff.get(path).at("/status")).isEqualTo("COMPLETED");
        assertThat(shipped(cup)).isEqualTo(4);
        assertThat(shipped(book)).isEqualTo(2);
        assertThat(shop.free(cup)).isEqualTo(6);
    }

    private JsonNode told(Api.Response order) {
        return EventProbe.on(jdbc).of(TypeIds.parse(OrderId.class, order.at("/id"))).stream()
                .filter(event -> event.type().equals("order.placed"))
                .findFirst()
                .orElseThrow()
                .data();
    }

    @Test
    void whatIsCanceledAsAWholeGivesThePartsBack() {
        var cup = shop.variant(1000, 10);
        var spoon = shop.variant(100, 10);
        var set = set(0, "SUM", 1000, Map.of(cup, 2, spoon, 3));
        var cart = shop.payingCart(Map.of(set, 2, cup, 1), "tok_approve");
        // Twice 23.00 less ten percent, a cup, and the shipping.
        assertThat(cart.api().get(cart.path("")).at("/totals/total/amount")).isEqualTo("5640");

        var order = shop.complete(cart).expect(201).at("/id");
        assertThat(shop.free(cup)).isEqualTo(5);
        assertThat(shop.free(spoon)).isEqualTo(4);
        var seen = staff.get("/admin/v1/orders/" + order).expect(200);
        assertThat(seen.json().at("/items/0").has("taxShares")).isFalse();
        assertThat(seen.at("/items/0/taxRate")).isEqualTo("0.24");

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/cancel", Map.of("reason", "changed my mind"))
                .expect(200);
        assertThat(shop.free(cup)).isEqualTo(10);
        assertThat(shop.free(spoon)).isEqualTo(10);
    }

    @Test
    void whatTwoItemsNeedIsAddedUp() {
        var cup = shop.variant(1000, 4);
        var set = set(1500, "WHOLE", 0, Map.of(cup, 2));
        var cart = shop.payingCart(Map.of(set, 1, cup, 2), "tok_approve");
        jdbc.sql("update inventory.stock_levels set on_hand = 3 where variant_id = :id")
                .param("id", cup.value())
                .update();

        var shown = cart.api().get(cart.path("")).expect(200);
        assertThat(shown.at("/items/0/available")).isEqualTo("false");
        assertThat(shown.at("/items/1/available")).isEqualTo("false");
        assertThat(shown.json().at("/warnings").values().stream()
                        .map(warning -> warning.get("code").asString() + " "
                                + warning.get("available").asInt()))
                .containsExactlyInAnyOrder("out-of-stock 1", "out-of-stock 3");
        var refused = shop.complete(cart).expectProblem(409, "out-of-stock");

        assertThat(refused.at("/shortages/0/variantId")).isEqualTo(cup.text());
        assertThat(refused.at("/shortages/0/requested")).isEqualTo("4");
        assertThat(refused.at("/shortages/0/available")).isEqualTo("3");
        assertThat(shop.free(cup)).isEqualTo(3);
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.charges(cart)).isZero();
    }

    @Test
    void aSetWaitsForItsParts() {
        var cup = shop.variant(1000, 1);
        var spoon = shop.variant(100, 10);
        var level = staff.get("/admin/v1/inventory-levels?variantId=" + cup.text())
                .expect(200)
                .at("/items/0/id");
        staff.with("If-Match", "*")
                .patch("/admin/v1/inventory-levels/" + level + "/terms", """
                        {"selling": "BACKORDER", "backorderLimit": 5, "expectedOn": "2027-03-20"}
                        """)
                .expect(200);
        var set = set(1500, "WHOLE", 0, Map.of(cup, 2, spoon, 1));
        var cart = shop.payingCart(Map.of(set, 2), "tok_approve");
        var shown = cart.api().get(cart.path("")).expect(200);
        assertThat(shown.at("/warnings/0/code")).isEqualTo("backorder");
        assertThat(shown.at("/warnings/0/available")).isEqualTo("0");

        var order = staff.get(
                        "/admin/v1/orders/" + shop.complete(cart).expect(201).at("/id"))
                .expect(200);

        assertThat(order.at("/items/0/backordered")).isEqualTo("2");
        assertThat(order.at("/items/0/expectedOn")).isEqualTo("2027-03-20");
    }

    @Test
    void aQuoteKeepsHowThePriceIsDivided() {
        var cup = shop.variant(1000, 10);
        var book = book(500, 10);
        var set = set(1200, "WHOLE", 0, Map.of(cup, 2, book, 1));
        var cart = shop.readyCart(Map.of(set, 1));
        cart.api()
                .patch(cart.path(""), Map.of("shippingAddress", BuyingShop.NEW_ZEALAND))
                .expect(200);
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-new-zealand"))
                .expect(200);
        // 15 % of 9.60, and 5.75 for the shipping.
        var quoted = cart.api().post(cart.path("/quote")).expect(200);
        assertThat(cart.api().get(cart.path("")).at("/totals/total/amount")).isEqualTo("1919");

        shop.price(book, "USD", 8000);

        assertThat(quoted.status()).isEqualTo(200);
        assertThat(cart.api().get(cart.path("")).at("/totals/total/amount")).isEqualTo("1919");
        jdbc.sql("update cart.carts set kept_until = now() - interval '1 second' where id = :id")
                .param("id", BuyingShop.uuid(cart))
                .update();
        // Now the cups are a fifth of it.
        assertThat(cart.api().get(cart.path("")).at("/totals/total/amount")).isEqualTo("1811");
    }

    @Test
    void buyersOfSetsAndOfSinglesGetNoMoreThanIsThere() throws Exception {
        var cup = shop.variant(1000, 30);
        var spoon = shop.variant(100, 20);
        var set = set(1500, "WHOLE", 0, Map.of(cup, 2, spoon, 1));
        record Wish(BuyingShop.GuestCart cart, int cups) {}
        var wishes = new ArrayList<Wish>();
        for (int index = 0; index < 20; index++) {
            wishes.add(new Wish(shop.payingCart(Map.of(set, 1), "tok_approve"), 2));
            wishes.add(new Wish(shop.payingCart(Map.of(cup, 1), "tok_approve"), 1));
            wishes.add(new Wish(shop.payingCart(Map.of(cup, 1), "tok_approve"), 1));
        }
        Collections.shuffle(wishes, new Random(36));

        int cups = 0;
        int sets = 0;
        try (var buyers = Executors.newFixedThreadPool(wishes.size())) {
            var answers = buyers.invokeAll(wishes.stream()
                    .<Callable<Api.Response>>map(wish -> () -> shop.complete(wish.cart()))
                    .toList());
            for (int index = 0; index < wishes.size(); index++) {
                var answer = answers.get(index).get();
                if (answer.status() == 201) {
                    cups += wishes.get(index).cups();
                    sets += wishes.get(index).cups() - 1;
                } else {
                    answer.expectProblem(409, "out-of-stock");
                }
            }
        }

        // A buyer of one is only turned away when none is left, and there are more of them than cups.
        assertThat(cups).isEqualTo(30);
        assertThat(shop.free(cup)).isZero();
        assertThat(shop.free(spoon)).isEqualTo(20 - sets);
        assertThat(wishes.stream().map(Wish::cart).mapToLong(shop::charges).sum())
                .isEqualTo(30 - sets);
    }

    @Test
    void setsTakeNoMoreStatementsThanSingles() {
        var few = shop.complete(shop.payingCart(Map.of(shop.variant(1000, 10), 1), "tok_approve"))
                .expect(201)
                .statements();
        var items = new LinkedHashMap<VariantId, Integer>();
        for (int index = 0; index < 10; index++) {
            items.put(
                    set(1000, "WHOLE", 0, Map.of(shop.variant(1000, 10), 2, book(300, 10), 1, shop.variant(7, 10), 3)),
                    1);
        }
        var cart = shop.payingCart(items, "tok_approve");

        assertThat(cart.api().get(cart.path("")).expect(200).statements()).hasSizeLessThanOrEqualTo(2);
        assertThat(shop.complete(cart).expect(201).statements()).hasSameSizeAs(few);
    }

    @Test
    void aSumCostsWhatItsPartsCostInTheChannelOfTheCart() {
        var cup = shop.variant(1000, 10);
        var book = book(500, 10);
        var set = set(0, "SUM", 1000, Map.of(cup, 2, book, 1));
        var code = StoreShelf.unique("c");
        staff.post("/admin/v1/channels", Map.of("code", code, "name", "Outlet", "assortment", "ALL"))
                .expect(201);
        var list = staff.post(
                        "/admin/v1/price-lists",
                        Map.of(
                                "name",
                                "Outlet",
                                "status",
                                "ACTIVE",
                                "currency",
                                "USD",
                                "priority",
                                1,
                                "channels",
                                List.of(code)))
                .expect(201)
                .at("/id");
        // What a list has for the set itself does not count: it costs what its parts do.
        staff.post(
                        "/admin/v1/price-lists/" + list + "/prices/bulk",
                        Map.of("prices", List.of(listed(cup, 700), listed(set, 1))))
                .expect(200);

        var cart = shop.readyCart(Map.of(set, 1), code);

        // Two cups for 14.00 and a book for 5.00, less ten percent: 12.60 and 4.50.
        assertThat(cart.api().get(cart.path("")).expect(200).at("/items/0/unitPrice/amount"))
                .isEqualTo("1710");
        assertThat(amounts(cart.api().get(cart.path("/explain")).expect(200)))
                .containsExactly("GOODS 1421", "GOODS_TAX 244", "GOODS_TAX 45", "SHIPPING 403", "SHIPPING_TAX 97");
        shop.pay(cart, "tok_approve").expect(201);
        var order = staff.get(
                        "/admin/v1/orders/" + shop.complete(cart).expect(201).at("/id"))
                .expect(200);
        assertThat(order.at("/items/0/net/amount")).isEqualTo("1421");
        assertThat(order.at("/items/0/tax/amount")).isEqualTo("289");
        var inShop = shop.readyCart(Map.of(set, 1));
        assertThat(inShop.api().get(inShop.path("")).expect(200).at("/items/0/unitPrice/amount"))
                .isEqualTo("2250");
    }

    private static Map<String, Object> listed(VariantId variant, long cents) {
        return Map.of("variantId", variant.text(), "amount", Map.of("amount", cents, "currency", "USD"));
    }

    /// A book that costs so much and is taxed by a category of its own.
    private VariantId book(long minor, int stock) {
        jdbc.sql("""
                        with category as (
                            insert into tax.categories (id, version, code, name, created_at, updated_at)
                            values (gen_random_uuid(), 1, 'buying-books', 'Books', now(), now())
                            on conflict (code) do nothing
                            returning id
                        )
                        insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                        select gen_random_uuid(), 1, zone.id, category.id, 'VAT', 0.11, now(), now()
                        from category join tax.zones zone on zone.name = 'buying-iceland'
                        """).update();
        var book = shop.variant(minor, stock);
        jdbc.sql("""
                        update catalog.products set tax_category = 'buying-books'
                        where id = (select product_id from catalog.variants where id = :id)
                        """).param("id", book.value()).update();
        return book;
    }

    private VariantId set(long minor, String pricing, int discount, Map<VariantId, Integer> parts) {
        var set = shop.variant(minor, 0);
        staff.with("If-Match", "*")
                .put("/admin/v1/variants/" + set.text() + "/bundle", request(pricing, discount, parts))
                .expect(200);
        return set;
    }

    private static Map<String, Object> request(String pricing, int discount, Map<VariantId, Integer> parts) {
        // In the order in which they were made: that of a map would be another one each time.
        return Map.of(
                "pricing",
                pricing,
                "discountBasisPoints",
                discount,
                "parts",
                parts.entrySet().stream()
                        .sorted(Comparator.comparing(part -> part.getKey().value()))
                        .map(part -> Map.of("variantId", part.getKey().text(), "quantity", part.getValue()))
                        .toList());
    }

    private int shipped(VariantId variant) {
        return jdbc.sql("""
                        select coalesce(sum(quantity), 0)::int from inventory.movements
                        where variant_id = :id and kind = 'SHIPPED'
                        """).param("id", variant.value()).query(Integer.class).single();
    }

    private static List<String> amounts(Api.Response explained) {
        return explained.json().at("/parts").values().stream()
                .map(part -> part.get("kind").asString() + " "
                        + part.at("/amount/amount").asLong())
                .toList();
    }
}
