package dev.kontor.cart.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The shop takes no orders below a value. Only orders in yen are limited here: other tests buy in other
/// currencies.
@KontorTest
class MinimumOrderValueTests {

    private static final String SETTINGS = "/admin/v1/settings/cart";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;
    private Api staff;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
    }

    @AfterEach
    void restore() {
        var standard = new HashMap<String, Object>();
        standard.put("minimumValues", null);
        staff.with("If-Match", "*").patch(SETTINGS, standard).expect(200);
    }

    @Test
    void smallerCartsCannotBeOrdered() {
        minimum(5_000, "JPY").expect(200);
        var variant = shop.variant(2_000, 10);
        var cart = cart(variant.text(), "JPY", 2);

        var problem = problems(cart).getFirst();
        assertThat(problem).startsWith("minimum-order-value");
        assertThat(problem).contains("5,000", "1,000");
        var state = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(state.at("/steps/0/step")).isEqualTo("ITEMS");
        assertThat(state.at("/steps/0/done")).isEqualTo("false");
        assertThat(problems(cart(variant.text(), "JPY", 3))).noneMatch(each -> each.startsWith("minimum"));
        assertThat(problems(cart(variant.text(), "USD", 1)))
                .as("other currencies are not limited")
                .noneMatch(each -> each.startsWith("minimum"));
    }

    @Test
    void aStartedPaymentDoesNotHelp() {
        var cart = shop.cart(Map.of(
                "currency",
                "JPY",
                "email",
                "ada@example.com",
                "shippingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", shop.variant(2_000, 10).text(), "quantity", 2))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                .expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        minimum(5_000, "JPY").expect(200);

        assertThat(shop.complete(cart)
                        .expectProblem(409, "invalid-state-transition")
                        .at("/problems/0/code"))
                .isEqualTo("minimum-order-value");
    }

    @Test
    void draftsOfStaffCanBeSmaller() {
        minimum(5_000, "JPY").expect(200);
        var variant = shop.variant(2_000, 10);

        var draft = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/draft-orders",
                        Map.of("currency", "JPY", "items", List.of(Map.of("variantId", variant.text(), "quantity", 1))))
                .expect(201);

        assertThat(draft.json()
                        .at("/problems")
                        .valueStream()
                        .map(each -> each.at("/code").asString()))
                .doesNotContain("minimum-order-value");
    }

    @Test
    void theValuesAreChecked() {
        minimum(5_000, "KWD").expectProblem(422, "rejected");
        minimum(0, "JPY").expectProblem(422, "rejected");
        staff.with("If-Match", "*")
                .patch(SETTINGS, Map.of("minimumValues", List.of(money(1, "JPY"), money(2, "JPY"))))
                .expectProblem(422, "rejected");
        assertThat(staff.get(SETTINGS).expect(200).json().at("/minimumValues").size())
                .isZero();
    }

    private Api.Response minimum(long amount, String currency) {
        return staff.with("If-Match", "*").patch(SETTINGS, Map.of("minimumValues", List.of(money(amount, currency))));
    }

    private static Map<String, Object> money(long amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    private BuyingShop.GuestCart cart(String variant, String currency, int quantity) {
        return shop.cart(Map.of(
                "currency",
                currency,
                "email",
                "ada@example.com",
                "items",
                List.of(Map.of("variantId", variant, "quantity", quantity))));
    }

    private static List<String> problems(BuyingShop.GuestCart cart) {
        return cart.api()
                .get(cart.path(""))
                .expect(200)
                .json()
                .at("/problems")
                .valueStream()
                .map(each ->
                        each.at("/code").asString() + " " + each.at("/detail").asString())
                .toList();
    }
}
