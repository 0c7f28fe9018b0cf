package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Nothing is sold whose tax is not known.
@KontorTest
class BuyingTaxTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        jdbc.sql("""
                        with zone as (
                            insert into tax.zones (id, version, name, prices_include_tax, created_at, updated_at)
                            values (gen_random_uuid(), 1, 'buying-ontario', false, now(), now())
                            on conflict do nothing returning id
                        ), area as (
                            insert into tax.zone_areas (country, region, zone_id) select 'CA', 'ON', id from zone
                        )
                        insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                        select gen_random_uuid(), 1, zone.id, c.id, 'HST', 0.13, now(), now()
                        from zone, tax.categories c where c.code = 'buying'
                        """).update();
    }

    @Test
    void aRegionIsNeededWhereZonesNameRegions() {
        var cart = cart("CA", null, "K1A 0B1");

        var shown = cart.api().get(cart.path("")).expect(200);
        assertThat(shown.json().at("/taxKnown").asBoolean()).isFalse();
        assertThat(shown.json().findValuesAsString("code")).contains("region-missing");
        var checkout = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(checkout.at("/nextAction")).isEqualTo("SET_ADDRESS");
        var refused = shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/problems/0/code")).isEqualTo("region-missing");

        var known = cart.api()
                .patch(cart.path(""), Map.of("billingAddress", address("CA", "Ontario", "k1a0b1")))
                .expect(200);
        assertThat(known.json().at("/taxKnown").asBoolean()).isTrue();
        assertThat(known.at("/billingAddress/region")).isEqualTo("ON");
        assertThat(known.at("/billingAddress/postcode")).isEqualTo("K1A 0B1");
        assertThat(known.at("/totals/tax/amount")).isEqualTo("130");
        assertThat(known.json().at("/problems").size()).isZero();
    }

    @Test
    void anUnknownRegionOrPostcodeIsRefusedAndNothingChanges() {
        var cart = cart("CA", "ON", "K1A 0B1");
        var before = cart.api().get(cart.path("")).text();

        var refused = cart.api()
                .patch(cart.path(""), Map.of("billingAddress", address("CA", "ZZ", "941")))
                .expectProblem(422, "address-invalid");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/billingAddress/region");
        assertThat(refused.at("/errors/1/pointer")).isEqualTo("/billingAddress/postcode");
        assertThat(cart.api().get(cart.path("")).text()).isEqualTo(before);
        cart.api()
                .post(cart.path("/estimate"), Map.of("country", "CA", "region", "ZZ"))
                .expectProblem(422, "address-invalid");
    }

    @Test
    void noZoneMeansNoOrder() {
        var cart = cart("FI", null, "00100");

        var checkout = cart.api().get(cart.path("/checkout")).expect(200);

        assertThat(checkout.at("/problems/0/code")).isEqualTo("tax-unavailable");
        assertThat(checkout.at("/problems/0/remedy"))
                .contains("tax zone for FI")
                .contains("POST /admin/v1/tax-zones");
        var refused = shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/problems/0/code")).isEqualTo("tax-unavailable");
        assertThat(shop.orders(cart)).isZero();
        assertThat(cart.api()
                        .post(cart.path("/estimate"), Map.of("country", "FI"))
                        .expect(200)
                        .at("/taxKnown"))
                .isEqualTo("false");
        assertThat(cart.api()
                        .post(cart.path("/estimate"), Map.of("country", "NZ"))
                        .expect(200)
                        .at("/taxKnown"))
                .isEqualTo("true");
    }

    @Test
    void aCategoryWithoutRateMeansNoOrder() {
        var mug = shop.variant(1000, 5);
        jdbc.sql("""
                        update catalog.products set tax_category = 'unheard-of'
                        where id = (select product_id from catalog.variants where id = :id)
                        """).param("id", mug.value()).update();
        var cart = shop.readyCart(Map.of(mug, 1));

        var checkout = cart.api().get(cart.path("/checkout")).expect(200);

        assertThat(checkout.at("/nextAction")).isEqualTo("FIX_ITEMS");
        assertThat(checkout.at("/problems/0/code")).isEqualTo("tax-unavailable");
        assertThat(checkout.at("/problems/0/itemId"))
                .isEqualTo(cart.api().get(cart.path("")).at("/items/0/id"));
        assertThat(checkout.at("/problems/0/remedy")).contains("`unheard-of`").contains("`buying-iceland`");
        shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(shop.free(mug)).isEqualTo(5);
    }

    /// A cart of something that is not shipped, for a buyer there.
    private GuestCart cart(String country, @Nullable String region, String postcode) {
        var file = shop.variant(1000, 5);
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", file.value())
                .update();
        return shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "billingAddress",
                address(country, region, postcode),
                "items",
                List.of(Map.of("variantId", file.text(), "quantity", 1))));
    }

    private static Map<String, String> address(String country, @Nullable String region, String postcode) {
        var address = new HashMap<>(Map.of(
                "firstName", "Ada", "line1", "Street 1", "city", "City", "postcode", postcode, "country", country));
        if (region != null) {
            address.put("region", region);
        }
        return address;
    }
}
