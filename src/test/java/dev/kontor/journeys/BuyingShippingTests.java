package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bulky items and islands cost more, from the cart to the order.
@KontorTest
class BuyingShippingTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api staff;
    private VariantId mug;
    private VariantId sofa;
    private String method;

    @BeforeEach
    void sellSofas() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        mug = shop.variant(1000, 50);
        sofa = shop.variant(20_000, 50);
        profile("bulky");
        method = "/admin/v1/shipping-methods/"
                + staff.get("/admin/v1/shipping-methods?limit=100")
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(each -> each.at("/code").asString().equals("buying-iceland"))
                        .map(each -> each.at("/id").asString())
                        .findFirst()
                        .orElseThrow();
        change("""
                {"profiles": [{"profile": "bulky", "combination": "SUM",
                               "rates": [{"price": {"amount": 4900, "currency": "USD"}}]}]}
                """);
    }

    @AfterEach
    void sellMugsOnly() {
        change("{\"profiles\": null, \"surcharges\": null}");
    }

    @Test
    void profilesAndSurchargesAreChargedExplainedAndStored() {
        var cart = shop.payingCart(Map.of(mug, 1, sofa, 1), "tok_approve");
        var option = cart.api().get(cart.path("/shipping-options")).expect(200);
        assertThat(option.at("/items/0/price/amount")).isEqualTo("5400");

        change("""
                {"surcharges": [{"name": "Westman Islands", "postcodes": [{"country": "IS", "from": "900"}],
                                 "prices": [{"amount": 800, "currency": "USD"}, {"amount": 800, "currency": "EUR"},
                                            {"amount": 800, "currency": "JPY"}]}]}
                """);
        assertThat(cart.api()
                        .get(cart.path("/shipping-options"))
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .as("the address has no postcode, as Iceland allows")
                .isZero();
        var island = new HashMap<>(BuyingShop.ICELAND);
        island.put("postcode", "900");
        cart.api().patch(cart.path(""), Map.of("shippingAddress", island)).expect(200);
        var shown = cart.api().get(cart.path("/shipping-options")).expect(200);
        assertThat(shown.at("/items/0/price/amount")).isEqualTo("6200");
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        var order = order(cart);

        var part = staff.get("/admin/v1/orders/" + order + "/explain")
                .expect(200)
                .json()
                .at("/parts")
                .valueStream()
                .filter(each -> each.at("/kind").asString().equals("SHIPPING"))
                .findFirst()
                .orElseThrow();
        assertThat(part.at("/rule").asString()).isEqualTo("FLAT_RATE");
        assertThat(part.at("/price/components")
                        .valueStream()
                        .map(component -> component.at("/kind").asString() + " "
                                + component.at("/amount/amount").asString()))
                .containsExactly("RATE 500", "RATE 4900", "SURCHARGE 800");
        assertThat(explained.json().at("/parts").valueStream().anyMatch(part::equals))
                .isTrue();
        var stored = staff.get("/admin/v1/orders/" + order).expect(200);
        assertThat(stored.at("/shipping/deliveryFromOn")).isEqualTo(shown.at("/items/0/deliveryFromOn"));
        assertThat(stored.at("/shipping/deliveryToOn")).isEqualTo(shown.at("/items/0/deliveryToOn"));
    }

    @Test
    void anItemWithAProfileThatNobodyShipsStopsTheCartAndStaffSeeWhy() {
        var cart = shop.payingCart(Map.of(mug, 1, sofa, 1), "tok_approve");
        profile("frozen");

        shop.complete(cart).expectProblem(409, "invalid-state-transition");

        assertThat(cart.api().get(cart.path("")).expect(200).at("/problems/0/code"))
                .isEqualTo("shipping-unavailable");
        var explained = staff.get("/admin/v1/carts/" + cart.id() + "/explain").expect(200);
        assertThat(explained.at("/excludedShipping/0/code")).isEqualTo("buying-iceland");
        assertThat(explained.at("/excludedShipping/0/reason")).isEqualTo("PROFILE_NOT_CARRIED");
        assertThat(cart.api().get(cart.path("/explain")).expect(200).json().has("excludedShipping"))
                .isFalse();
    }

    private String order(BuyingShop.GuestCart cart) {
        shop.pay(cart, "tok_approve").expect(201);
        return shop.complete(cart).expect(201).at("/id");
    }

    private void profile(String profile) {
        jdbc.sql("update catalog.variants set shipping_profile = :profile where id = :id")
                .param("profile", profile)
                .param("id", sofa.value())
                .update();
    }

    private void change(String patch) {
        staff.with("If-Match", "*").patch(method, patch).expect(200);
    }
}
