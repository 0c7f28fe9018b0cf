package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A buyer orders again what a past order contained.
@KontorTest
class OrderAgainJourney {

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
    }

    @Test
    void aGuestBuysTheSameAgainWithTheTokenOfTheOrder() {
        var mug = shop.variant(1_000, 10);
        var plate = shop.variant(500, 5);
        var soldOut = shop.variant(700, 1);
        var retired = shop.variant(800, 5);
        var basket = new LinkedHashMap<VariantId, Integer>();
        basket.put(mug, 2);
        basket.put(plate, 3);
        basket.put(soldOut, 1);
        basket.put(retired, 1);
        var order = shop.complete(shop.payingCart(basket, "tok_approve")).expect(201);
        shop.price(mug, "USD", 1_200);
        jdbc.sql("update catalog.products set status = 'ARCHIVED' where id = :id")
                .param("id", product(retired).value())
                .update();
        var buyer = api.with("X-Order-Token", order.at("/token"));

        var again = buyer.withIdempotencyKey()
                .post("/store/v1/orders/" + order.at("/id") + "/reorder", Map.of())
                .expect(201);

        assertThat(again.requiredHeader("Location")).isEqualTo("/store/v1/carts/" + again.at("/cart/id"));
        assertThat(again.json().at("/items").size()).isEqualTo(4);
        for (var line : again.json().at("/items")) {
            var variant = line.at("/variantId").asString();
            if (variant.equals(mug.text())) {
                assertThat(line.at("/addedQuantity").asInt()).isEqualTo(2);
                assertThat(line.at("/previousUnitPrice/amount").asInt()).isEqualTo(1_000);
                assertThat(line.at("/reason").isMissingNode()).isTrue();
            } else if (variant.equals(plate.text())) {
                assertThat(line.at("/addedQuantity").asInt())
                        .as("five were in stock")
                        .isEqualTo(2);
                assertThat(line.at("/reason").asString()).isEqualTo("OUT_OF_STOCK");
            } else if (variant.equals(soldOut.text())) {
                assertThat(line.at("/addedQuantity").asInt()).isZero();
                assertThat(line.at("/detail").asString()).isEqualTo("There are not enough units in stock.");
            } else {
                assertThat(variant).isEqualTo(retired.text());
                assertThat(line.at("/reason").asString()).isEqualTo("NOT_FOR_SALE");
                assertThat(line.at("/itemId").isMissingNode()).isTrue();
            }
        }
        var cart = new BuyingShop.GuestCart(
                again.at("/cart/id"), again.at("/cart/token"), api.with("X-Cart-Token", again.at("/cart/token")));
        assertThat(again.at("/cart/totals/total/amount")).isEqualTo(String.valueOf(2 * 1_200 + 2 * 500));
        assertThat(again.json().at("/cart/email").isMissingNode())
                .as("only items are copied")
                .isTrue();
        cart.api()
                .patch(cart.path(""), Map.of("email", "ada@example.com", "shippingAddress", BuyingShop.ICELAND))
                .expect(200);
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                .expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        assertThat(shop.complete(cart).expect(201).at("/status")).isEqualTo("OPEN");
    }

    @Test
    void aCustomerAddsAPastOrderToTheCart() {
        var mug = shop.variant(1_000, 100);
        var engraving = Map.of("code", "engraving", "label", "Engraving", "kind", "TEXT", "maxLength", 12);
        inputs(mug, List.of(engraving));
        var login = logins.customer();
        var customer = api.as(login.token());
        var buying = new BuyingShop(customer, jdbc);
        var first = buying.readyCart(Map.of(buying.variant(500, 5), 1));
        first.api()
                .post(
                        first.path("/items"),
                        Map.of("variantId", mug.text(), "quantity", 2, "inputs", Map.of("engraving", "Ada")))
                .expect(200);
        buying.pay(first, "tok_approve").expect(201);
        var order = buying.complete(first).expect(201).at("/id");
        var open = customer.post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "USD",
                                "items",
                                List.of(Map.of(
                                        "variantId", mug.text(), "quantity", 1, "inputs", Map.of("engraving", "Ada")))))
                .expect(201);

        var path = "/store/v1/orders/" + order + "/reorder";
        var key = customer.withIdempotencyKey();
        var filled = key.post(path, Map.of("cartId", open.at("/id"))).expect(201);
        var replayed = key.post(path, Map.of("cartId", open.at("/id"))).expect(201);

        assertThat(filled.at("/cart/id")).isEqualTo(open.at("/id"));
        assertThat(filled.json().at("/cart/items").size()).isEqualTo(2);
        assertThat(filled.at("/cart/items/0/quantity")).isEqualTo("3");
        assertThat(filled.at("/cart/items/0/inputs/0/value")).isEqualTo("Ada");
        assertThat(replayed.at("/cart/items/0/quantity"))
                .as("the same request adds once")
                .isEqualTo("3");
        assertThat(filled.json().at("/cart/token").isMissingNode()).isTrue();

        inputs(mug, List.of());
        var without = customer.withIdempotencyKey().post(path, Map.of()).expect(201);
        assertThat(without.json().at("/cart/items").size()).isEqualTo(1);
        assertThat(without.json().at("/items").toString()).contains("INPUTS_INVALID", "[\"engraving\"]");
    }

    @Test
    void ordersAndCartsOfOthersAreNotFound() {
        var mug = shop.variant(1_000, 10);
        var order =
                shop.complete(shop.payingCart(Map.of(mug, 1), "tok_approve")).expect(201);
        var path = "/store/v1/orders/" + order.at("/id") + "/reorder";
        var others = shop.readyCart(Map.of(mug, 1));
        long carts = cartsWith(mug);

        api.post(path, Map.of()).expectProblem(404, "not-found");
        api.with("X-Order-Token", "wrong").post(path, Map.of()).expectProblem(404, "not-found");
        api.as(logins.customer().token()).post(path, Map.of()).expectProblem(404, "not-found");
        api.with("X-Order-Token", order.at("/token"))
                .post(path, Map.of("cartId", others.id()))
                .expectProblem(404, "not-found");

        assertThat(cartsWith(mug)).isEqualTo(carts);
        assertThat(others.api().get(others.path("")).expect(200).at("/itemCount"))
                .isEqualTo("1");
    }

    private long cartsWith(VariantId variant) {
        return jdbc.sql("select count(*) from cart.items where variant_id = :variant")
                .param("variant", variant)
                .query(Long.class)
                .single();
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithTheLines() {
        var few = reorder(1);
        var many = reorder(8);

        assertThat(many.statements()).hasSameSizeAs(few.statements());
        assertThat(many.json().at("/cart/items").size()).isEqualTo(8);
    }

    private Api.Response reorder(int lines) {
        var basket = new LinkedHashMap<VariantId, Integer>();
        for (int line = 0; line < lines; line++) {
            basket.put(shop.variant(1_000, 10), 1);
        }
        var order = shop.complete(shop.payingCart(basket, "tok_approve")).expect(201);
        return api.with("X-Order-Token", order.at("/token"))
                .post("/store/v1/orders/" + order.at("/id") + "/reorder", Map.of())
                .expect(201);
    }

    private void inputs(VariantId variant, List<?> inputs) {
        api.as(logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token())
                .with("If-Match", "*")
                .put("/admin/v1/products/" + product(variant).text() + "/inputs", Map.of("inputs", inputs))
                .expect(200);
    }

    private ProductId product(VariantId variant) {
        return new ProductId(jdbc.sql("select product_id from catalog.variants where id = :id")
                .param("id", variant.value())
                .query(UUID.class)
                .single());
    }
}
