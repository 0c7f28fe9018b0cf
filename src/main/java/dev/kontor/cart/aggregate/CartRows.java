package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.identity.CustomerId;
import dev.kontor.inventory.LocationId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.database.Sql;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.PickupPlace;
import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Maps rows to carts.
@Component
public class CartRows {

    private final JsonMapper json;

    public CartRows(JsonMapper json) {
        // During a rolling upgrade, rows can have fields that only the next release knows. `jsonb` has none twice.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    Cart cart(ResultSet row) throws SQLException {
        var status = CartStatus.valueOf(row.getString("status"));
        var customer = row.getObject("customer_id", UUID.class);
        var method = row.getObject("shipping_method_id", UUID.class);
        var order = row.getObject("order_id", UUID.class);
        var payment = row.getObject("payment_id", UUID.class);
        var id = row.getObject("id", UUID.class);
        var points = points(row.getString("carrier_points"));
        return new Cart(
                new CartId(id),
                customer == null ? null : new CustomerId(customer),
                new CartDraft(
                        Currency.getInstance(row.getString("currency")),
                        Locale.forLanguageTag(row.getString("locale")),
                        row.getString("channel"),
                        row.getString("email"),
                        row.getString("note"),
                        address(row.getString("shipping_address")),
                        address(row.getString("billing_address")),
                        row.getString("payment_method"),
                        Sql.list(row, "codes"),
                        giftCards(row),
                        row.getString("vat_number")),
                new CartShipping(
                        method == null ? null : new ShippingMethodId(method),
                        pickup(row.getString("pickup")),
                        points.get(id),
                        groups(row.getString("shipping_groups"), points)),
                items(row.getString("items")),
                status,
                status == CartStatus.FROZEN && order != null && payment != null
                        ? new CheckoutCart.CheckoutAttempt(order, payment, row.getBoolean("attended"))
                        : null,
                status == CartStatus.COMPLETED ? order : null,
                row.getLong("version"),
                Sql.instant(row, "expires_at"),
                priceQuote(row),
                staff(row));
    }

    private static @Nullable StaffDraft staff(ResultSet row) throws SQLException {
        var by = row.getString("drafted_by");
        return by == null
                ? null
                : new StaffDraft(
                        by,
                        Sql.optionalInstant(row, "link_until"),
                        row.getObject("hold_reference", UUID.class),
                        Sql.optionalInstant(row, "hold_until"),
                        row.getBoolean("held"),
                        false);
    }

    private static List<GiftCardId> giftCards(ResultSet row) throws SQLException {
        return Stream.of((UUID[]) row.getArray("gift_cards").getArray())
                .map(GiftCardId::new)
                .toList();
    }

    List<CartItem> items(String rows) {
        return json.readTree(rows)
                .valueStream()
                .map(item -> new CartItem(
                        new CartItemId(UUID.fromString(item.get(0).asString())),
                        new VariantId(UUID.fromString(item.get(1).asString())),
                        item.get(2).asInt(),
                        item.get(3).asLong(),
                        inputs(item.get(4)),
                        override(item.get(5)),
                        custom(item.get(6))))
                .toList();
    }

    @Nullable
    PriceOverride override(@Nullable JsonNode stored) {
        return stored == null || stored.isNull() ? null : json.treeToValue(stored, PriceOverride.class);
    }

    private @Nullable CustomLine custom(@Nullable JsonNode stored) {
        return stored == null || stored.isNull() ? null : json.treeToValue(stored, CustomLine.class);
    }

    @Nullable
    CustomLine custom(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, CustomLine.class);
    }

    @Nullable
    PriceOverride override(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, PriceOverride.class);
    }

    /// The price of an item that staff entered, as stored.
    @Nullable
    String text(@Nullable PriceOverride price) {
        return price == null ? null : json.writeValueAsString(price);
    }

    /// An item that is not in the catalogue, as stored.
    @Nullable
    String text(@Nullable CustomLine line) {
        return line == null ? null : json.writeValueAsString(line);
    }

    Map<String, String> inputs(JsonNode kept) {
        return kept.isEmpty() ? Map.of() : json.convertValue(kept, new TypeReference<Map<String, String>>() {});
    }

    /// An item as stored.
    String text(Map<String, String> inputs) {
        return json.writeValueAsString(inputs);
    }

    /// The selected pickup point as stored.
    private record Pickup(UUID pointId, UUID locationId, Address address) {}

    @Nullable
    String text(@Nullable PickupPlace place) {
        return place == null
                ? null
                : json.writeValueAsString(
                        new Pickup(place.id().value(), place.locationId().value(), place.address()));
    }

    private @Nullable PickupPlace pickup(@Nullable String kept) {
        if (kept == null) {
            return null;
        }
        var place = json.readValue(kept, Pickup.class);
        return new PickupPlace(new PickupPointId(place.pointId()), new LocationId(place.locationId()), place.address());
    }

    private Map<UUID, CarrierPoint> points(@Nullable String kept) {
        return kept == null ? Map.of() : json.readValue(kept, new TypeReference<Map<UUID, CarrierPoint>>() {});
    }

    /// The selected points of carriers as stored: by shipping group.
    @Nullable
    String points(Cart cart) {
        var points = new LinkedHashMap<UUID, CarrierPoint>();
        var own = cart.shipping().point();
        if (own != null) {
            points.put(cart.id().value(), own);
        }
        cart.shipping().groups().forEach(group -> {
            if (group.point() != null) {
                points.put(group.id().value(), group.point());
            }
        });
        return points.isEmpty() ? null : json.writeValueAsString(points);
    }

    /// A shipping group as stored.
    private record Group(
            UUID id, @Nullable Address address, @Nullable UUID methodId, Map<UUID, Integer> units) {

        static Group of(CartGroup group) {
            var units = new LinkedHashMap<UUID, Integer>();
            group.units().forEach((item, count) -> units.put(item.value(), count));
            return new Group(
                    group.id().value(),
                    group.address(),
                    group.method() == null ? null : group.method().value(),
                    units);
        }

        CartGroup group(@Nullable CarrierPoint point) {
            var held = new LinkedHashMap<CartItemId, Integer>();
            units.forEach((item, count) -> held.put(new CartItemId(item), count));
            return new CartGroup(
                    new ShippingGroupId(id),
                    address,
                    methodId == null ? null : new ShippingMethodId(methodId),
                    point,
                    held);
        }
    }

    private List<CartGroup> groups(@Nullable String kept, Map<UUID, CarrierPoint> points) {
        return kept == null
                ? List.of()
                : json.readValue(kept, new TypeReference<List<Group>>() {}).stream()
                        .map(group -> group.group(points.get(group.id())))
                        .toList();
    }

    /// Reads the stored prices of a quote; null if there is no quote.
    @Nullable
    String text(List<CartGroup> groups) {
        return groups.isEmpty()
                ? null
                : json.writeValueAsString(groups.stream().map(Group::of).toList());
    }

    private @Nullable PriceQuote priceQuote(ResultSet row) throws SQLException {
        var prices = row.getString("kept_prices");
        return prices == null
                ? null
                : new PriceQuote(
                        json.readValue(prices, PriceQuote.Prices.class),
                        Sql.instant(row, "kept_at"),
                        Sql.instant(row, "kept_until"),
                        row.getBoolean("kept_current"),
                        terms(row.getString("agreed_terms")));
    }

    private @Nullable AgreedTerms terms(@Nullable String text) {
        return text == null ? null : json.readValue(text, AgreedTerms.class);
    }

    private @Nullable Address address(@Nullable String text) {
        return text == null ? null : json.readValue(text, Address.class);
    }
}
