package dev.kontor.order.edit;

import dev.kontor.journeys.BuyingShop;
import dev.kontor.shipping.ShippingMethodId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Random actions that send orders of a [BuyingShop] elsewhere or otherwise: to countries with tax inside of the prices
/// or on top, to regions with different taxes, with the method of the place or with one that does not go there.
public final class RandomMoves {

    private record Destination(Map<String, String> address, String method) {}

    private static final List<Destination> DESTINATIONS = List.of(
            new Destination(BuyingShop.ICELAND, "buying-iceland"),
            new Destination(BuyingShop.NEW_ZEALAND, "buying-new-zealand"),
            new Destination(address("BA", null, "Sarajevo", "71000"), "moving-bosnia"),
            new Destination(address("CA", "ON", "Ottawa", "K1A 0B1"), "buying-canada"),
            new Destination(address("CA", "QC", "Gatineau", "J8X 3X2"), "buying-canada"));

    private final JdbcClient jdbc;

    public RandomMoves(BuyingShop shop, JdbcClient jdbc) {
        this.jdbc = jdbc;
        shop.tax("CA", "ON", false, "0.13", "buying-ontario");
        shop.tax("CA", "QC", false, "0.14975", "buying-quebec");
        shop.shipping("CA", "buying-canada", 500);
        shop.country("BA", true, "0.17", "moving-bosnia", 730);
    }

    private static Map<String, String> address(String country, @Nullable String region, String city, String postcode) {
        var address = new HashMap<>(BuyingShop.ICELAND);
        address.putAll(Map.of("country", country, "city", city, "postcode", postcode));
        if (region != null) {
            address.put("region", region);
        }
        return Map.copyOf(address);
    }

    /// Actions of an edit: an address, shipping, or both.
    public List<Map<String, Object>> next(Random random) {
        var destination = DESTINATIONS.get(random.nextInt(DESTINATIONS.size()));
        var actions = new ArrayList<Map<String, Object>>();
        int kind = random.nextInt(5);
        if (kind != 0) {
            var moved = new HashMap<String, Object>(Map.of("type", "SET_ADDRESS"));
            moved.put("shippingAddress", destination.address());
            if (random.nextInt(3) == 0) {
                moved.put("billingAddress", destination.address());
            }
            actions.add(moved);
        }
        if (kind != 1) {
            actions.add(shipping(destination.method(), random));
        }
        return actions;
    }

    private Map<String, Object> shipping(String code, Random random) {
        var method = jdbc.sql("select id from shipping.methods where code = :code")
                .param("code", code)
                .query(UUID.class)
                .single();
        var shipping = new HashMap<String, Object>(
                Map.of("type", "SET_SHIPPING", "shippingMethodId", new ShippingMethodId(method).text()));
        if (random.nextBoolean()) {
            shipping.put("shippingPrice", Map.of("amount", random.nextInt(900), "currency", "USD"));
            shipping.put("priceReason", "Agreed on the phone.");
        }
        return shipping;
    }
}
