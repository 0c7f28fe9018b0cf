package dev.kontor.journeys;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// New Caledonia, where carriers determine the prices: each has a method for one postcode.
final class CarrierShop {

    private static final Map<String, String> POSTCODES =
            Map.of("acme", "98800", "falling", "98801", "hiding", "98802", "refusing", "98803", "hanging", "98804");

    private final BuyingShop shop;
    private final JdbcClient jdbc;
    private final Api staff;

    CarrierShop(BuyingShop shop, JdbcClient jdbc, Api staff) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.staff = staff;
        shop.country("NC", false, "0.10", "buying-new-caledonia", 700);
        POSTCODES.keySet().forEach(this::method);
    }

    private void method(String carrier) {
        var code = "carrier-" + carrier;
        boolean exists = jdbc.sql("select exists (select from shipping.methods where code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
        if (!exists) {
            var body = new HashMap<String, Object>();
            body.put("code", code);
            body.put("zoneId", zone());
            body.put("names", Map.of("en", "Parcel"));
            body.put("kind", "FLAT");
            body.put("packagingGrams", 150);
            body.put(
                    "carrierRate",
                    Map.of(
                            "carrier",
                            carrier,
                            "service",
                            "parcel",
                            "markupPercent",
                            10,
                            "markup",
                            List.of(Map.of("amount", 50, "currency", "USD"))));
            body.put("rates", List.of(Map.of("price", Map.of("amount", 990, "currency", "USD"))));
            body.put("freeAbove", List.of());
            body.put(
                    "conditions",
                    Map.of("postcodes", List.of(Map.of("country", "NC", "from", POSTCODES.get(carrier)))));
            body.put("minDays", 1);
            body.put("maxDays", 3);
            body.put("taxCategory", "buying");
            body.put("active", true);
            staff.post("/admin/v1/shipping-methods", body).expect(201);
        }
    }

    String zone() {
        return staff.get("/admin/v1/shipping-zones?limit=100")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/name").asString().equals("buying-new-caledonia"))
                .map(each -> each.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    /// A cart of a buyer to whom only this carrier ships, and a method without a carrier.
    BuyingShop.GuestCart cart(String carrier, VariantId variant, int quantity) {
        return shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                address(carrier),
                "items",
                List.of(Map.of("variantId", variant.text(), "quantity", quantity))));
    }

    static Map<String, String> address(String carrier) {
        return Map.of(
                "firstName", "Ada",
                "lastName", "Lovelace",
                "line1", "Street 1",
                "city", "Noumea",
                "postcode", POSTCODES.get(carrier),
                "country", "NC");
    }

    static Api.Response select(BuyingShop.GuestCart cart, String carrier) {
        return cart.api().put(cart.path("/shipping-selection"), Map.of("code", "carrier-" + carrier));
    }

    /// Lets all rates expire.
    void expire() {
        jdbc.sql("update shipping.carrier_rates set expires_at = now() - interval '1 second'")
                .update();
    }
}
