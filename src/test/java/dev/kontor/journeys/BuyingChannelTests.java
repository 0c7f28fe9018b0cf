package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Somebody buys in a channel: the cart stays in it, and so does the order.
@KontorTest
class BuyingChannelTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private Api staff;
    private BuyingShop shop;
    private String code;
    private String channel;

    @BeforeEach
    void openTheOutlet() {
        staff = api.as(logins.owner().token()).with("If-Match", "*");
        shop = new BuyingShop(api, jdbc);
        code = StoreShelf.unique("c");
        channel = staff.post(
                        "/admin/v1/channels",
                        Map.of(
                                "code",
                                code,
                                "name",
                                "Outlet",
                                "assortment",
                                "CHOSEN",
                                "locales",
                                List.of("de", "en"),
                                "currencies",
                                List.of("EUR", "USD"),
                                "orderNumberPrefix",
                                "AT-"))
                .expect(201)
                .at("/id");
    }

    @Test
    void aCartIsFilledAndOrderedInItsChannel() {
        var sold = shop.variant(1_000, 10);
        var other = shop.variant(2_000, 10);
        choose("add", sold);
        var cart = shop.cart(Map.of("channel", code));
        var empty = cart.api().get(cart.path("")).expect(200);
        assertThat(empty.at("/channel")).isEqualTo(code);
        assertThat(empty.at("/locale")).isEqualTo("de");
        assertThat(empty.at("/currency")).isEqualTo("EUR");

        var refused = cart.api()
                .post(cart.path("/items"), Map.of("variantId", other.text(), "quantity", 1))
                .expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/code")).isEqualTo("not-for-sale");
        assertThat(cart.api().get(cart.path("")).expect(200).json().at("/items"))
                .isEmpty();
        cart.api().patch(cart.path(""), Map.of("currency", "JPY")).expectProblem(422, "currency-not-supported");
        cart.api().patch(cart.path(""), Map.of("locale", "fr")).expectProblem(400, "validation-failed");
        var inShop = shop.cart(Map.of("items", List.of(Map.of("variantId", other.text(), "quantity", 1))));
        assertThat(inShop.api().get(inShop.path("")).expect(200).at("/channel")).isEqualTo("default");

        var ready = ready(sold);
        shop.pay(ready, "tok_approve").expect(201);
        var order = shop.complete(ready).expect(201).at("/id");

        var placed = staff.get("/admin/v1/orders/" + order).expect(200);
        assertThat(placed.at("/channel")).isEqualTo(code);
        assertThat(placed.at("/number")).matches("AT-[0-9]{6,}");
        assertThat(EventProbe.on(jdbc)
                        .of(TypeIds.parse(OrderId.class, order))
                        .getFirst()
                        .data()
                        .at("/channel")
                        .asString())
                .isEqualTo(code);
        var listed =
                staff.get("/admin/v1/orders?channel=" + code).expect(200).json().at("/items");
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/id").stringValue()).isEqualTo(order);
        assertThat(listed.at("/0/channel").stringValue()).isEqualTo(code);
        assertThat(staff.get("/admin/v1/orders?limit=100&channel=default")
                        .expect(200)
                        .text())
                .doesNotContain(order);
    }

    @Test
    void anItemThatLeavesTheChannelPreventsTheOrder() {
        var sold = shop.variant(1_000, 10);
        choose("add", sold);
        var cart = ready(sold);
        var before = cart.api().get(cart.path("")).expect(200);

        choose("remove", sold);

        var after = cart.api().get(cart.path("")).expect(200);
        assertThat(after.at("/warnings/0/code")).isEqualTo("not-for-sale");
        assertThat(after.at("/items/0/available")).isEqualTo("false");
        assertThat(after.statements()).hasSameSizeAs(before.statements());
        assertThat(cart.api().get(cart.path("/checkout")).expect(200).text()).contains("not-for-sale");
        assertThat(shop.orders(cart)).isZero();

        choose("add", sold);
        assertThat(cart.api().get(cart.path("")).expect(200).json().at("/warnings"))
                .isEmpty();

        staff.patch("/admin/v1/channels/" + channel, Map.of("active", false)).expect(200);
        assertThat(cart.api().get(cart.path("")).expect(200).at("/warnings/0/code"))
                .isEqualTo("not-for-sale");
        api.post("/store/v1/carts", Map.of("channel", code)).expectProblem(400, "unknown-channel");
        staff.delete("/admin/v1/channels/" + channel).expect(204);
        var orphan = cart.api().get(cart.path("")).expect(200);
        assertThat(orphan.at("/channel")).isEqualTo(code);
        assertThat(orphan.at("/warnings/0/code")).isEqualTo("not-for-sale");
        cart.api().patch(cart.path(""), Map.of("note", "Still there")).expect(200);
    }

    @Test
    void aPublishableKeyStartsCartsInItsChannel() {
        var key = staff.post("/admin/v1/api-keys", Map.of("name", "Outlet", "kind", "PUBLISHABLE", "channel", code))
                .expect(201)
                .at("/key/publishableKey");
        var frontEnd = api.with("X-Publishable-Key", key);

        assertThat(frontEnd.post("/store/v1/carts", Map.of()).expect(201).at("/channel"))
                .isEqualTo(code);
        assertThat(frontEnd.post("/store/v1/carts", Map.of("channel", "default"))
                        .expect(201)
                        .at("/channel"))
                .isEqualTo("default");
        assertThat(api.post("/store/v1/carts", Map.of()).expect(201).at("/channel"))
                .isEqualTo("default");
    }

    @Test
    void aPriceListOfAChannelCountsThereOnly() {
        var variant = shop.variant(1_000, 10);
        choose("add", variant);
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
                .expect(201);
        var prices = Map.of(
                "prices",
                List.of(Map.of("variantId", variant.text(), "amount", Map.of("amount", 700, "currency", "USD"))));
        staff.post("/admin/v1/price-lists/" + list.at("/id") + "/prices/bulk", prices)
                .expect(200);
        var product = product(variant);
        var query = Map.of("variantIds", List.of(variant.text()), "currency", "USD");

        var here = api.get("/store/v1/products/" + product + "?currency=USD&channel=" + code)
                .expect(200);
        assertThat(here.at("/price/min/amount")).isEqualTo("700");
        assertThat(here.at("/variants/0/compareAtPrice/amount")).isEqualTo("1000");
        assertThat(api.get("/store/v1/products?currency=USD&channel=" + code)
                        .expect(200)
                        .at("/items/0/price/min/amount"))
                .isEqualTo("700");
        var there = api.get("/store/v1/products/" + product + "?currency=USD").expect(200);
        assertThat(there.at("/price/min/amount")).isEqualTo("1000");
        assertThat(there.statements()).hasSameSizeAs(here.statements());
        assertThat(price(query)).isEqualTo("1000");
        var inChannel = new HashMap<String, Object>(query);
        inChannel.put("channel", code);
        assertThat(price(inChannel)).isEqualTo("700");
        var cart = ready(variant);
        assertThat(cart.api().get(cart.path("")).expect(200).at("/items/0/unitPrice/amount"))
                .isEqualTo("700");
        var inShop = shop.readyCart(Map.of(variant, 1));
        assertThat(inShop.api().get(inShop.path("")).expect(200).at("/items/0/unitPrice/amount"))
                .isEqualTo("1000");
        assertThat(staff.get("/admin/v1/price-lists/" + list.at("/id"))
                        .expect(200)
                        .at("/channels/0"))
                .isEqualTo(code);

        staff.delete("/admin/v1/channels/" + channel).expectProblem(409, "in-use");
        var refused = staff.patch("/admin/v1/price-lists/" + list.at("/id"), Map.of("channels", List.of("nowhere")))
                .expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/channels");
        staff.patch("/admin/v1/price-lists/" + list.at("/id"), Map.of("channels", List.of()))
                .expect(200);
        assertThat(price(query)).isEqualTo("700");
        assertThat(api.get("/store/v1/products/" + product + "?currency=USD")
                        .expect(200)
                        .at("/price/min/amount"))
                .isEqualTo("700");
    }

    private String price(Map<String, Object> query) {
        return api.post("/store/v1/prices/query", query).expect(200).at("/items/0/price/amount");
    }

    private GuestCart ready(VariantId variant) {
        var cart = shop.cart(Map.of(
                "channel",
                code,
                "locale",
                "en",
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", variant.text(), "quantity", 2))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                .expect(200);
        return cart;
    }

    private void choose(String what, VariantId variant) {
        staff.post("/admin/v1/channels/" + channel + "/products", Map.of(what, List.of(product(variant))))
                .expect(200);
    }

    private String product(VariantId variant) {
        return jdbc.sql("select product_id from catalog.variants where id = :id")
                .param("id", variant.value())
                .query((row, _) -> new ProductId(row.getObject(1, UUID.class)).text())
                .single();
    }
}
