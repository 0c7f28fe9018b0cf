package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What a cart costs is explained, and promised for a while.
@KontorTest
class BuyingQuoteTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1000, 50);
    }

    @AfterEach
    void sendForTheUsualPrice() {
        shippingPrice(500);
    }

    @Test
    void everyCentOfCartAndOrderHasItsRule() {
        var cart = shop.payingCart(Map.of(mug, 3), "tok_approve");

        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/taxZone")).isEqualTo("buying-iceland");
        assertThat(explained.at("/pricesIncludeTax")).isEqualTo("true");
        assertThat(parts(explained))
                .containsExactly(
                        "GOODS BASE_PRICE 2419",
                        "GOODS_TAX TAX_INCLUDED 581",
                        "SHIPPING FLAT_RATE 403",
                        "SHIPPING_TAX TAX_INCLUDED 97");
        assertThat(explained.at("/parts/0/name")).isEqualTo(shop.sku(mug));
        assertThat(explained.at("/parts/0/price/unitPrice/amount")).isEqualTo("1000");
        assertThat(explained.at("/parts/1/tax/rate")).isEqualTo("0.24");
        assertThat(explained.at("/total/amount")).isEqualTo("3500");
        assertThat(explained.statements()).hasSizeLessThanOrEqualTo(4);

        var order = shop.complete(cart).expect(201);
        var staff = api.as(logins.owner().token());
        var path = "/admin/v1/orders/" + order.at("/id") + "/explain";
        var kept = staff.get(path).expect(200);
        assertThat(parts(kept)).isEqualTo(parts(explained));
        assertThat(kept.at("/taxZone")).isEqualTo("buying-iceland");
        assertThat(kept.at("/parts/3/tax/category")).isEqualTo("buying");
        assertThat(kept.at("/total/amount")).isEqualTo("3500");
        api.get(cart.path("/explain")).expectProblem(404, "not-found");
    }

    @Test
    void aPromisedPriceIsChargedThoughItHasChanged() {
        var cart = shop.payingCart(Map.of(mug, 2), "tok_approve");
        var quoted = cart.api().post(cart.path("/quote")).expect(200);
        assertThat(quoted.at("/totals/total/amount")).isEqualTo("2500");
        assertThat(quoted.json().has("pricesKeptUntil")).isTrue();
        shop.price(mug, "USD", 1100);
        shippingPrice(700);

        var seen = cart.api().get(cart.path("")).expect(200);
        assertThat(seen.at("/totals/total/amount")).isEqualTo("2500");
        assertThat(seen.at("/pricesKeptUntil")).isEqualTo(quoted.at("/pricesKeptUntil"));
        assertThat(cart.api().get(cart.path("/explain")).expect(200).json().has("quotedAt"))
                .isTrue();
        var order = shop.complete(cart).expect(201);

        assertThat(order.at("/total/amount")).isEqualTo("2500");
        var explained = api.as(logins.owner().token())
                .get("/admin/v1/orders/" + order.at("/id") + "/explain")
                .expect(200);
        assertThat(explained.json().has("quotedAt")).isTrue();
        assertThat(explained.at("/parts/0/price/unitPrice/amount")).isEqualTo("1000");
    }

    @Test
    void aPromisedPriceIsNotReducedByALaterSale() {
        var cart = shop.readyCart(Map.of(mug, 1));
        cart.api().post(cart.path("/quote")).expect(200);
        var staff = api.as(logins.owner().token());
        var sale = staff.post(
                        "/admin/v1/price-lists",
                        Map.of("name", "Sale", "status", "ACTIVE", "currency", "USD", "priority", 1))
                .expect(201)
                .requiredHeader("Location");
        var price = Map.of("variantId", mug.text(), "amount", Map.of("amount", 800, "currency", "USD"));
        staff.post(sale + "/prices/bulk", Map.of("prices", List.of(price))).expect(200);

        var seen = cart.api().get(cart.path("")).expect(200);

        assertThat(seen.at("/items/0/unitPrice/amount")).isEqualTo("1000");
        assertThat(seen.json().at("/items/0").has("compareAtPrice")).isFalse();
        assertThat(cart.api().post(cart.path("/quote")).expect(200).at("/items/0/compareAtPrice/amount"))
                .isEqualTo("1000");
    }

    @Test
    void thePromiseIsForTheShippingOfEachGroup() {
        var cart = shop.readyCart(Map.of(mug, 2));
        var units = List.of(
                Map.of("itemId", cart.api().get(cart.path("")).expect(200).at("/items/0/id"), "quantity", 1));
        var divided = cart.api()
                .put(cart.path("/shipping-groups"), Map.of("groups", List.of(Map.of("items", units))))
                .expect(200);
        cart.api()
                .put(
                        cart.path("/shipping-selection"),
                        Map.of("code", "buying-iceland", "shippingGroupId", divided.at("/shippingGroups/1/id")))
                .expect(200);
        assertThat(cart.api().post(cart.path("/quote")).expect(200).at("/totals/total/amount"))
                .isEqualTo("3000");

        shippingPrice(700);

        assertThat(cart.api().get(cart.path("")).expect(200).at("/totals/total/amount"))
                .isEqualTo("3000");
        over(cart);
        assertThat(cart.api().get(cart.path("")).expect(200).at("/totals/total/amount"))
                .isEqualTo("3400");
    }

    @Test
    void whenThePromiseIsOverOldAndNewPricesAreNamedAndNothingIsOrdered() {
        var plate = shop.variant(300, 50);
        var cart = shop.payingCart(Map.of(mug, 2, plate, 1), "tok_approve");
        cart.api().post(cart.path("/quote")).expect(200);
        over(cart);
        // Nothing has changed: what was promised is still the price.
        assertThat(cart.api().get(cart.path("")).expect(200).json().has("pricesKeptUntil"))
                .isFalse();
        shop.price(mug, "USD", 1100);

        var refused = shop.complete(cart).expectProblem(409, "price-changed");

        assertThat(refused.at("/oldTotal/amount")).isEqualTo("2800");
        assertThat(refused.at("/newTotal/amount")).isEqualTo("3000");
        assertThat(refused.json().at("/items").size()).isEqualTo(1);
        assertThat(refused.at("/items/0/sku")).isEqualTo(shop.sku(mug));
        assertThat(refused.at("/items/0/quantity")).isEqualTo("2");
        assertThat(refused.at("/items/0/oldUnitPrice/amount")).isEqualTo("1000");
        assertThat(refused.at("/items/0/newUnitPrice/amount")).isEqualTo("1100");
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.charges(cart)).isZero();
        assertThat(shop.free(mug)).isEqualTo(50);
        assertThat(shop.status(cart)).isEqualTo("ACTIVE");

        cart.api().post(cart.path("/quote")).expect(200);
        var agreed = Map.of("expectedTotal", Map.of("amount", 3000, "currency", "USD"));
        var order = cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), agreed)
                .expect(201);
        assertThat(order.at("/total/amount")).isEqualTo("3000");
    }

    @Test
    void aPromiseThatIsOverIsNoHindranceWhileThePriceIsTheSame() {
        var cart = shop.payingCart(Map.of(mug, 2), "tok_approve");
        cart.api().post(cart.path("/quote")).expect(200);
        over(cart);

        assertThat(shop.complete(cart).expect(201).at("/total/amount")).isEqualTo("2500");
    }

    @Test
    void askingAgainPromisesThePricesOfNow() {
        var cart = shop.readyCart(Map.of(mug, 2));
        cart.api().post(cart.path("/quote")).expect(200);
        shop.price(mug, "USD", 1100);

        var again = cart.api().post(cart.path("/quote")).expect(200);

        assertThat(again.at("/totals/total/amount")).isEqualTo("2700");
    }

    @Test
    void whatChangesThePriceEndsThePromiseAndWhatDoesNotKeepsIt() {
        var cart = shop.readyCart(Map.of(mug, 2));
        var item = cart.api().get(cart.path("")).at("/items/0/id");
        var changes = List.<Map.Entry<String, Map<String, ?>>>of(
                Map.entry("/items/" + item, Map.of("quantity", 3)),
                Map.entry("", Map.of("currency", "EUR")),
                Map.entry("", Map.of("shippingAddress", BuyingShop.NEW_ZEALAND)));
        for (var change : changes) {
            cart.api().post(cart.path("/quote")).expect(200);
            var renamed = cart.api()
                    .patch(cart.path(""), Map.of("email", "grace@example.com", "note", change.getKey()))
                    .expect(200);
            assertThat(renamed.json().has("pricesKeptUntil")).isTrue();

            var changed = cart.api()
                    .patch(cart.path(change.getKey()), change.getValue())
                    .expect(200);
            assertThat(changed.json().has("pricesKeptUntil")).isFalse();
        }
        cart.api().post(cart.path("/quote")).expect(200);
        var selected = cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-new-zealand"))
                .expect(200);
        assertThat(selected.json().has("pricesKeptUntil")).isFalse();
    }

    @Test
    void aDeletedCartOrTheCartOfAnotherBuyerIsNotQuoted() {
        var cart = shop.payingCart(Map.of(mug, 1), "tok_approve");
        shop.complete(cart).expect(201);

        cart.api().post(cart.path("/quote")).expectProblem(409, "cart-already-completed");
        api.post(cart.path("/quote")).expectProblem(404, "not-found");
    }

    private static List<String> parts(Api.Response explained) {
        return explained
                .json()
                .at("/parts")
                .valueStream()
                .map(part -> part.at("/kind").asString() + " " + text(part.at("/rule")) + " "
                        + part.at("/amount/amount").asLong())
                .toList();
    }

    private static String text(JsonNode rule) {
        return rule.isMissingNode() ? "-" : rule.asString();
    }

    private void over(BuyingShop.GuestCart cart) {
        jdbc.sql("update cart.carts set kept_until = now() - interval '1 second' where id = :id")
                .param("id", BuyingShop.uuid(cart))
                .update();
    }

    private void shippingPrice(long minor) {
        jdbc.sql("""
                        update shipping.method_rates set amount_minor = :minor
                        where method_id = (select id from shipping.methods where code = 'buying-iceland')
                        """).param("minor", minor).update();
    }
}
