package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `formatted` amounts follow the cart's or the order's own locale: a server that renders for a buyer sends an
/// `Accept-Language` of its own, and Node's `fetch` sends `*`.
@KontorTest
class BuyingLocaleTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
    }

    @Test
    void aGermanPurchaseIsGermanInEveryResponse() {
        var mug = shop.variant(1999, 10);
        var created = api.with("Accept-Language", "*")
                .post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "EUR",
                                "locale",
                                "de",
                                "email",
                                "ada@example.com",
                                "shippingAddress",
                                BuyingShop.ICELAND,
                                "items",
                                List.of(Map.of("variantId", mug.text(), "quantity", 1))))
                .expect(201);
        var buyer = api.with("X-Cart-Token", created.at("/token")).with("Accept-Language", "en-US");
        var cart = "/store/v1/carts/" + created.at("/id");

        assertGerman(created);
        assertGerman(buyer.get(cart).expect(200));
        assertGerman(buyer.get(cart + "/shipping-options").expect(200));
        assertGerman(buyer.post(cart + "/estimate", Map.of("country", "NZ")).expect(200));
        assertGerman(buyer.put(cart + "/shipping-selection", Map.of("code", "buying-iceland"))
                .expect(200));
        assertGerman(buyer.get(cart + "/explain").expect(200));
        assertGerman(buyer.get(cart + "/checkout").expect(200));
        assertGerman(buyer.withIdempotencyKey()
                .post(cart + "/payments", Map.of("method", "test", "token", "tok_approve"))
                .expect(201));
        var order =
                buyer.withIdempotencyKey().post(cart + "/complete", Map.of()).expect(201);
        assertGerman(order);
        assertGerman(api.with("X-Order-Token", order.at("/token"))
                .with("Accept-Language", "en-US")
                .get("/store/v1/orders/" + order.at("/id"))
                .expect(200));
    }

    @Test
    void problemsAndWarningsAreInTheLanguageOfTheCart() {
        var mug = shop.variant(1999, 1);
        var created = api.with("Accept-Language", "en-US")
                .post("/store/v1/carts", Map.of("currency", "EUR", "locale", "de"))
                .expect(201);
        var buyer = api.with("X-Cart-Token", created.at("/token")).with("Accept-Language", "en-US");
        var path = "/store/v1/carts/" + created.at("/id");

        assertThat(created.at("/problems/0/detail")).isEqualTo("Der Warenkorb ist leer.");
        var filled = buyer.post(path + "/items", Map.of("variantId", mug.text(), "quantity", 2))
                .expect(200);
        assertThat(filled.at("/warnings/0/code")).isEqualTo("out-of-stock");
        assertThat(filled.at("/warnings/0/detail")).isEqualTo("Es sind nicht genug Stück auf Lager.");
        assertThat(buyer.get(path + "/checkout").expect(200).at("/problems/1/detail"))
                .isEqualTo("Geben Sie die E-Mail-Adresse an.");
        var french = buyer.patch(path, Map.of("locale", "fr")).expect(200);
        assertThat(french.at("/warnings/0/detail")).isEqualTo("Il n'y a pas assez d'unités en stock.");
    }

    @Test
    void anotherLocaleCountsAtOnce() {
        var mug = shop.variant(1999, 10);
        var cart = shop.readyCart(Map.of(mug, 1));

        var changed = cart.api().patch(cart.path(""), Map.of("locale", "de")).expect(200);

        assertThat(changed.at("/totals/subtotal/formatted")).isEqualTo("19,99\u00a0$");
    }

    @Test
    void withoutACartAClientWithoutAPreferenceReadsTheShopsDefault() {
        var mug = shop.variant(1999, 10);

        for (var header : List.of("*", "", "*;q=0.5")) {
            var cart = api.with("Accept-Language", header)
                    .post(
                            "/store/v1/carts",
                            Map.of("currency", "EUR", "items", List.of(Map.of("variantId", mug.text(), "quantity", 1))))
                    .expect(201);
            assertThat(cart.at("/totals/subtotal/formatted")).isEqualTo("€19.99");
        }
    }

    private static void assertGerman(Api.Response response) {
        var amounts = response.json().findValuesAsString("formatted");
        assertThat(amounts).as(response.text()).isNotEmpty().allMatch(text -> text.matches("-?\\d+,\\d\\d\\u00a0€"));
    }
}
