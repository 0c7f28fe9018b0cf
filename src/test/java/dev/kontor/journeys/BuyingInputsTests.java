package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
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

/// Buyers tell something about what they buy, such as a text to engrave.
@KontorTest
class BuyingInputsTests {

    private static final Map<String, Object> ENGRAVING = Map.of(
            "code",
            "engraving",
            "label",
            "Engraving",
            "labels",
            Map.of("de", "Gravur"),
            "kind",
            "TEXT",
            "maxLength",
            12,
            "surcharges",
            List.of(money(450, "USD"), money(400, "EUR")));
    private static final Map<String, Object> FONT = Map.of(
            "code", "font",
            "label", "Font",
            "kind", "CHOICE",
            "required", true,
            "choices", List.of(Map.of("value", "serif", "label", "Serif"), Map.of("value", "sans", "label", "Sans")));

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api staff;
    private VariantId mug;
    private ProductId product;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        mug = shop.variant(1000, 5);
        product = new ProductId(jdbc.sql("select product_id from catalog.variants where id = :id")
                .param("id", mug.value())
                .query(UUID.class)
                .single());
    }

    @Test
    void inputsArePricedCheckedAndStoredWithTheOrder() {
        ask(ENGRAVING, FONT);
        var page = api.get("/store/v1/products/" + product.text() + "?locale=de&currency=EUR")
                .expect(200);
        assertThat(page.at("/inputs/0/label")).isEqualTo("Gravur");
        assertThat(page.at("/inputs/0/surcharge/amount")).isEqualTo("400");
        assertThat(page.at("/inputs/0/maxLength")).isEqualTo("12");
        assertThat(page.at("/inputs/1/required")).isEqualTo("true");
        assertThat(page.at("/inputs/1/choices/1/value")).isEqualTo("sans");
        assertThat(api.get("/store/v1/products/" + product.text() + "?currency=JPY")
                        .expect(200)
                        .at("/inputs/0/offered"))
                .isEqualTo("false");

        var cart = shop.readyCart(Map.of(shop.variant(500, 10), 1));
        var plain = cart.api().post(cart.path("/items"), item(shop.variant(700, 9), 1, Map.of()));
        var told = cart.api()
                .post(cart.path("/items"), item(mug, 1, Map.of("engraving", "<b>Ada</b>", "font", "serif")))
                .expect(200);
        assertThat(told.statements()).hasSameSizeAs(plain.expect(200).statements());
        assertThat(told.at("/items/2/unitPrice/amount")).isEqualTo("1450");
        assertThat(told.at("/items/2/inputs/0/value")).isEqualTo("<b>Ada</b>");
        assertThat(told.at("/items/2/inputs/0/surcharge/amount")).isEqualTo("450");
        assertThat(told.at("/items/2/inputs/1/valueLabel")).isEqualTo("Serif");
        cart.api()
                .post(cart.path("/items"), item(mug, 1, Map.of("font", "serif", "engraving", " <b>Ada</b> ")))
                .expect(200);
        var two = cart.api()
                .post(cart.path("/items"), item(mug, 1, Map.of("font", "sans")))
                .expect(200);
        assertThat(two.json().at("/items").size())
                .as("another answer, another item")
                .isEqualTo(4);
        assertThat(two.at("/items/2/quantity")).isEqualTo("2");
        assertThat(two.at("/items/3/unitPrice/amount")).isEqualTo("1000");
        assertThat(two.at("/totals/total/amount")).isEqualTo(String.valueOf(500 + 700 + 2900 + 1000 + 500));

        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/4/price/basePrice/amount")).isEqualTo("1000");
        assertThat(explained.at("/parts/4/price/surcharges/0/amount/amount")).isEqualTo("450");
        shop.pay(cart, "tok_approve").expect(201);
        var completed = shop.complete(cart).expect(201);
        assertThat(completed.statements()).hasSizeLessThanOrEqualTo(17);
        ask();

        var order = api.as(logins.owner().token())
                .get("/admin/v1/orders/" + completed.at("/id"))
                .expect(200);
        assertThat(order.at("/items/2/unitPrice/amount")).isEqualTo("1450");
        assertThat(order.at("/items/2/inputs/0/label")).isEqualTo("Engraving");
        assertThat(order.at("/items/2/inputs/0/value")).isEqualTo("<b>Ada</b>");
        assertThat(order.at("/items/2/inputs/0/surcharge/amount")).isEqualTo("450");
        assertThat(order.at("/items/2/inputs/1/valueLabel")).isEqualTo("Serif");
        assertThat(order.json().at("/items/0/inputs").size()).isZero();
        var kept = api.as(logins.owner().token())
                .get("/admin/v1/orders/" + completed.at("/id") + "/explain")
                .expect(200);
        assertThat(kept.json().at("/parts/4/price")).isEqualTo(explained.json().at("/parts/4/price"));
        assertThat(placedInputs(completed.at("/id"))).isEqualTo("<b>Ada</b>");
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        ask(ENGRAVING, FONT);
        var cart = shop.cart(Map.of("currency", "USD"));

        var refused = cart.api()
                .post(cart.path("/items"), item(mug, 1, Map.of("engraving", "much too long text", "size", 3)))
                .expectProblem(422, "rejected");
        assertThat(codes(refused))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("/inputs/engraving", "too-long", "/inputs/size", "unknown", "/inputs/font", "required"));
        cart.api()
                .put(cart.path("/items"), Map.of("items", List.of(item(mug, 1, Map.of()))))
                .expectProblem(422, "rejected");
        assertThat(codes(api.post(
                                "/store/v1/carts",
                                Map.of(
                                        "currency",
                                        "JPY",
                                        "items",
                                        List.of(item(mug, 1, Map.of("engraving", "Ada", "font", "sans")))))
                        .expectProblem(422, "rejected")))
                .containsExactly(Map.entry("/items/0/inputs/engraving", "price-missing"));
        assertThat(cart.api().get(cart.path("")).expect(200).json().at("/items").size())
                .isZero();
    }

    @Test
    void anItemWithChangedInputsIsMergedWithAnEqualOne() {
        ask(ENGRAVING);
        var cart = shop.cart(Map.of(
                "currency", "USD", "items", List.of(item(mug, 1, Map.of()), item(mug, 2, Map.of("engraving", "Ada")))));
        var shown = cart.api().get(cart.path("")).expect(200);
        var first = cart.path("/items/" + shown.at("/items/0/id"));

        var changed = cart.api()
                .patch(first, Map.of("inputs", Map.of("engraving", "Ada")))
                .expect(200);

        assertThat(changed.json().at("/items").size()).isEqualTo(1);
        assertThat(changed.at("/items/0/id")).isEqualTo(shown.at("/items/0/id"));
        assertThat(changed.at("/items/0/quantity")).isEqualTo("3");
        assertThat(changed.at("/totals/subtotal/amount")).isEqualTo("4350");
        assertThat(changed.json().at("/warnings").size()).isZero();
        var euros = cart.api().patch(cart.path(""), Map.of("currency", "EUR")).expect(200);
        assertThat(euros.at("/totals/subtotal/amount")).isEqualTo("4200");
        assertThat(euros.json().at("/warnings").size()).isZero();
        var yen = cart.api().patch(cart.path(""), Map.of("currency", "JPY")).expect(200);
        assertThat(yen.at("/warnings/0/code")).isEqualTo("price-missing");
        cart.api()
                .patch(first, Map.of("inputs", Map.of("engraving", "x".repeat(13))))
                .expectProblem(422, "rejected");
        cart.api().patch(first, Map.of()).expectProblem(400, "validation-failed");
        var cleared = cart.api()
                .patch(first, Map.of("inputs", Map.of(), "quantity", 1))
                .expect(200);
        assertThat(cleared.json().at("/items/0/inputs").size()).isZero();
        assertThat(cleared.at("/totals/subtotal/amount")).isEqualTo("1000");
    }

    @Test
    void itemsOfOneVariantShareItsStock() {
        ask(ENGRAVING);
        var cart = shop.cart(Map.of(
                "currency", "USD", "items", List.of(item(mug, 3, Map.of()), item(mug, 3, Map.of("engraving", "Ada")))));

        var shown = cart.api().get(cart.path("")).expect(200);

        assertThat(shown.at("/items/0/available")).isEqualTo("false");
        assertThat(shown.at("/items/1/available")).isEqualTo("false");
        assertThat(shown.at("/warnings/0/code")).isEqualTo("out-of-stock");
        assertThat(shown.at("/warnings/0/available")).isEqualTo("5");
    }

    @Test
    void aCartSaysWhatIsNoLongerValidAndCannotBeCompleted() {
        ask(ENGRAVING);
        var cart = shop.readyCart(Map.of(shop.variant(500, 10), 1));
        var told = cart.api()
                .post(cart.path("/items"), item(mug, 1, Map.of("engraving", "For Ada")))
                .expect(200);
        var path = cart.path("/items/" + told.at("/items/1/id"));
        shop.pay(cart, "tok_approve").expect(201);
        var shorter = new HashMap<>(ENGRAVING);
        shorter.put("maxLength", 5);
        ask(shorter, FONT);

        var shown = cart.api().get(cart.path("")).expect(200);
        assertThat(shown.at("/warnings/0/code")).isEqualTo("inputs-invalid");
        assertThat(shown.at("/warnings/0/inputs/0")).isEqualTo("engraving");
        assertThat(shown.at("/warnings/0/inputs/1")).isEqualTo("font");
        assertThat(shown.at("/items/1/available")).isEqualTo("false");
        var refused = shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/problems/0/code")).isEqualTo("inputs-invalid");
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.free(mug)).isEqualTo(5);

        cart.api()
                .patch(path, Map.of("inputs", Map.of("engraving", "Ada", "font", "sans")))
                .expect(200);
        shop.complete(cart).expect(201);
        assertThat(shop.free(mug)).isEqualTo(4);
    }

    @Test
    void aPromisedPriceKeepsItsSurcharge() {
        ask(ENGRAVING);
        var cart = shop.readyCart(Map.of(shop.variant(500, 10), 1));
        cart.api()
                .post(cart.path("/items"), item(mug, 1, Map.of("engraving", "Ada")))
                .expect(200);
        var quoted = cart.api().post(cart.path("/quote")).expect(200);
        var dearer = new HashMap<>(ENGRAVING);
        dearer.put("surcharges", List.of(money(900, "USD")));
        ask(dearer);

        var kept = cart.api().get(cart.path("")).expect(200);
        assertThat(kept.at("/totals/total/amount")).isEqualTo(quoted.at("/totals/total/amount"));
        assertThat(kept.at("/items/1/inputs/0/surcharge/amount")).isEqualTo("450");
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/2/price/basePrice/amount")).isEqualTo("1000");
        assertThat(explained.at("/parts/2/price/surcharges/0/amount/amount")).isEqualTo("450");
    }

    @Test
    void staffSayWhatIsAskedAndNothingThatCannotBeMeant() {
        var path = "/admin/v1/products/" + product.text() + "/inputs";
        var empty = staff.get(path).expect(200);
        assertThat(empty.json().at("/inputs").size()).isZero();
        var tag = empty.requiredHeader("ETag");

        var wrong = staff.with("If-Match", tag)
                .put(
                        path,
                        Map.of(
                                "inputs",
                                List.of(
                                        Map.of("code", "a", "label", "A", "kind", "NUMBER", "maxLength", 3),
                                        Map.of(
                                                "code",
                                                "a",
                                                "label",
                                                "A",
                                                "kind",
                                                "TEXT",
                                                "minLength",
                                                5,
                                                "maxLength",
                                                3),
                                        Map.of("code", "c", "label", "C", "kind", "CHOICE"),
                                        Map.of(
                                                "code",
                                                "d",
                                                "label",
                                                "D",
                                                "kind",
                                                "BOOLEAN",
                                                "labels",
                                                Map.of("xx", "D"),
                                                "surcharges",
                                                List.of(money(-1, "CHF"))))))
                .expectProblem(422, "rejected");
        assertThat(codes(wrong))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/inputs/0/maxLength", "not-for-kind",
                        "/inputs/1/code", "repeated",
                        "/inputs/1/minLength", "out-of-range",
                        "/inputs/2/choices", "required",
                        "/inputs/3/labels/xx", "not-offered",
                        "/inputs/3/surcharges/0/amount", "out-of-range",
                        "/inputs/3/surcharges/0/currency", "not-offered"));
        staff.put(path, Map.of("inputs", List.of())).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"99\"")
                .put(path, Map.of("inputs", List.of()))
                .expectProblem(412, "precondition-failed");

        var set = staff.with("If-Match", tag)
                .put(path, Map.of("inputs", List.of(ENGRAVING, FONT)))
                .expect(200);
        assertThat(set.at("/version")).isEqualTo("2");
        assertThat(set.at("/inputs/0/characters")).isEqualTo("LINE");
        assertThat(staff.get(path).expect(200).json()).isEqualTo(set.json());
        assertThat(EventProbe.on(jdbc).typesOf(product)).containsExactly("product.updated");
        var again = staff.with("If-Match", "\"2\"")
                .put(path, Map.of("inputs", List.of(ENGRAVING, FONT)))
                .expect(200);
        assertThat(again.at("/version")).as("nothing changed").isEqualTo("2");
        var changed = staff.with("If-Match", "\"2\"")
                .patch("/admin/v1/products/" + product.text(), Map.of("tags", List.of("gift")))
                .expect(200);
        assertThat(changed.json().at("/inputs")).as("kept").isEqualTo(set.json().at("/inputs"));
        staff.with("If-Match", "\"3\"")
                .delete("/admin/v1/products/" + product.text())
                .expect(204);
        staff.with("If-Match", "\"4\"")
                .put(path, Map.of("inputs", List.of()))
                .expectProblem(409, "invalid-state-transition");
    }

    private void ask(Object... inputs) {
        staff.with("If-Match", "*")
                .put("/admin/v1/products/" + product.text() + "/inputs", Map.of("inputs", List.of(inputs)))
                .expect(200);
    }

    private static Map<String, Object> item(VariantId variant, int quantity, Map<String, ?> inputs) {
        return Map.of("variantId", variant.text(), "quantity", quantity, "inputs", inputs);
    }

    private static Map<String, Object> money(long amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    private static Map<String, String> codes(Api.Response refused) {
        var codes = new HashMap<String, String>();
        refused.json()
                .at("/errors")
                .forEach(error -> codes.put(
                        error.at("/pointer").asString(), error.at("/code").asString()));
        return codes;
    }

    private String placedInputs(String order) {
        return jdbc.sql("""
                        select data #>> '{items,2,inputs,0,value}' from events.log
                        where type = 'order.placed' and subject = :order
                        """).param("order", order).query(String.class).single();
    }
}
