package dev.kontor.journeys;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A shop with what a test needs: goods with price and stock, a country with tax inside of the prices (Iceland)
/// and one with tax on top (New Zealand), and carts in every stage.
public final class BuyingShop {

    public static final Map<String, String> ICELAND = Map.of(
            "firstName", "Ada", "lastName", "Lovelace", "line1", "Street 1", "city", "Reykjavik", "country", "IS");
    public static final Map<String, String> NEW_ZEALAND = Map.of(
            "firstName",
            "Ada",
            "lastName",
            "Lovelace",
            "line1",
            "Street 1",
            "city",
            "Wellington",
            "postcode",
            "6011",
            "country",
            "NZ");

    private static final UUID LOCATION = UUID.fromString("00000000-0000-7000-8000-00000000ca27");

    private final Api api;
    private final JdbcClient jdbc;

    public BuyingShop(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
        country("IS", true, "0.24", "buying-iceland");
        country("NZ", false, "0.15", "buying-new-zealand");
        jdbc.sql("""
                        insert into inventory.locations (id, version, code, name, active, priority, created_at, updated_at)
                        values (:id, 1, 'buying', 'Buying', true, 1, now(), now()) on conflict do nothing
                        """).param("id", LOCATION).update();
    }

    /// A cart of a guest.
    public record GuestCart(String id, String token, Api api) {

        public String path(String more) {
            return "/store/v1/carts/" + id + more;
        }
    }

    /// A variant that costs so many cents in USD and EUR, and as many yen.
    public VariantId variant(long minor, int stock) {
        var product = ProductId.next();
        var variant = VariantId.next();
        var name = variant.text().substring(4).toLowerCase(Locale.ROOT);
        jdbc.sql("""
                        insert into catalog.products (id, version, status, published_at, tax_category, options, metadata,
                            created_at, updated_at)
                        values (:id, 1, 'PUBLISHED', now(), 'buying', '[]', '{}', now(), now())
                        """).param("id", product.value()).update();
        jdbc.sql("""
                        insert into catalog.product_translations (product_id, locale, title, description, slug)
                        values (:id, 'en', 'Mug', '', :slug)
                        """).param("id", product.value()).param("slug", "mug-" + name).update();
        jdbc.sql("""
                        insert into catalog.variants (id, product_id, position, sku, option_values, weight_grams, shippable)
                        values (:id, :product, 0, :sku, '{}', 300, true)
                        """)
                .param("id", variant.value())
                .param("product", product.value())
                .param("sku", "SKU-" + name)
                .update();
        jdbc.sql("""
                        insert into pricing.variants (variant_id, version, created_at, updated_at)
                        values (:id, 1, now(), now())
                        """).param("id", variant.value()).update();
        price(variant, "USD", minor);
        price(variant, "EUR", minor);
        price(variant, "JPY", minor);
        jdbc.sql("""
                        insert into inventory.stock_levels (variant_id, location_id, on_hand) values (:id, :location, :stock)
                        """)
                .param("id", variant.value())
                .param("location", LOCATION)
                .param("stock", stock)
                .update();
        return variant;
    }

    public void price(VariantId variant, String currency, long minor) {
        jdbc.sql("""
                        insert into pricing.prices (variant_id, currency, amount_minor) values (:id, :currency, :minor)
                        on conflict (variant_id, currency) do update set amount_minor = excluded.amount_minor
                        """)
                .param("id", variant.value())
                .param("currency", currency)
                .param("minor", minor)
                .update();
    }

    public String sku(VariantId variant) {
        return "SKU-" + variant.text().substring(4).toLowerCase(Locale.ROOT);
    }

    /// Units that nobody holds.
    public int free(VariantId variant) {
        return jdbc.sql("select (on_hand - held)::int from inventory.stock_levels where variant_id = :id")
                .param("id", variant.value())
                .query(Integer.class)
                .single();
    }

    public GuestCart cart(Map<String, ?> body) {
        var created = api.post("/store/v1/carts", body).expect(201);
        return new GuestCart(created.at("/id"), created.at("/token"), api.with("X-Cart-Token", created.at("/token")));
    }

    /// A cart of one unit that is not shipped, for a buyer there.
    public GuestCart unshippedCart(VariantId variant, Map<String, String> billingAddress) {
        return unshippedCart(variant, billingAddress, "default");
    }

    /// The same in a channel.
    public GuestCart unshippedCart(VariantId variant, Map<String, String> billingAddress, String channel) {
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", variant.value())
                .update();
        return cart(Map.of(
                "channel",
                channel,
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "billingAddress",
                billingAddress,
                "items",
                List.of(Map.of("variantId", variant.text(), "quantity", 1))));
    }

    /// A cart for Iceland that only lacks a payment.
    public GuestCart readyCart(Map<VariantId, Integer> items) {
        return readyCart(items, "default");
    }

    /// The same in a channel.
    public GuestCart readyCart(Map<VariantId, Integer> items, String channel) {
        var cart = cart(Map.of(
                "channel",
                channel,
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                ICELAND,
                "items",
                items.entrySet().stream()
                        .map(item -> Map.of("variantId", item.getKey().text(), "quantity", item.getValue()))
                        .toList()));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                .expect(200);
        return cart;
    }

    /// @param token says how the test provider behaves
    public GuestCart payingCart(Map<VariantId, Integer> items, String token) {
        var cart = readyCart(items);
        pay(cart, token).expect(201);
        return cart;
    }

    public Api.Response pay(GuestCart cart, String token) {
        return cart.api().withIdempotencyKey().post(cart.path("/payments"), Map.of("method", "test", "token", token));
    }

    public Api.Response complete(GuestCart cart) {
        return cart.api().withIdempotencyKey().post(cart.path("/complete"), Map.of());
    }

    public String status(GuestCart cart) {
        return cart.api().get(cart.path("")).expect(200).at("/status");
    }

    /// Orders of the cart, failed ones included.
    public long orders(GuestCart cart) {
        return jdbc.sql("select count(*) from orders.orders where cart_id = :cart")
                .param("cart", uuid(cart))
                .query(Long.class)
                .single();
    }

    public String orderStatus(GuestCart cart) {
        return jdbc.sql(
                        "select status from orders.orders where cart_id = :cart order by created_at desc, id desc limit 1")
                .param("cart", uuid(cart))
                .query(String.class)
                .single();
    }

    /// What the test provider's books say about the payments of the cart: charges it holds or took money for.
    public long charges(GuestCart cart) {
        return jdbc.sql("""
                        select count(*) from payment.test_charges c join payment.payments p on p.id = c.key
                        where p.reference = :cart and c.status in ('AUTHORIZED', 'CAPTURED')
                        """).param("cart", uuid(cart)).query(Long.class).single();
    }

    public static UUID uuid(GuestCart cart) {
        return TypeIds.parse(dev.kontor.cart.CartId.class, cart.id()).value();
    }

    private void country(String country, boolean inclusive, String rate, String code) {
        country(country, inclusive, rate, code, 500);
    }

    /// A country with a tax rate and one way to ship, both named by the code.
    public void country(String country, boolean inclusive, String rate, String code, long shipping) {
        var exists = jdbc.sql("select count(*) from tax.zone_areas where country = :country")
                .param("country", country)
                .query(Long.class)
                .single();
        if (exists > 0) {
            return;
        }
        tax(country, "", inclusive, rate, code);
        shipping(country, code, shipping);
    }

    /// A tax zone of a region, or of a country if the region is empty. Does nothing if there is one.
    public void tax(String country, String region, boolean inclusive, String rate, String code) {
        jdbc.sql("""
                        with category as (
                            insert into tax.categories (id, version, code, name, created_at, updated_at)
                            values (gen_random_uuid(), 1, 'buying', 'Buying', now(), now())
                            on conflict (code) do update set name = excluded.name
                            returning id
                        ), zone as (
                            insert into tax.zones (id, version, name, prices_include_tax, created_at, updated_at)
                            values (gen_random_uuid(), 1, :code, :inclusive, now(), now())
                            on conflict do nothing returning id
                        ), area as (
                            insert into tax.zone_areas (country, region, zone_id) select :country, :region, id from zone
                        )
                        insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                        select gen_random_uuid(), 1, zone.id, category.id, 'VAT', :rate::numeric, now(), now()
                        from zone, category
                        """)
                .param("code", code)
                .param("inclusive", inclusive)
                .param("country", country)
                .param("region", region)
                .param("rate", rate)
                .update();
    }

    /// One way to ship to a country. Does nothing if there is one of that code.
    public void shipping(String country, String code, long shipping) {
        jdbc.sql("""
                        with zone as (
                            insert into shipping.zones (id, version, name, created_at, updated_at)
                            values (gen_random_uuid(), 1, :code, now(), now()) on conflict do nothing returning id
                        ), area as (
                            insert into shipping.zone_areas (country, zone_id) select :country, id from zone
                        ), method as (
                            insert into shipping.methods (id, version, code, zone_id, kind, min_days, max_days,
                                tax_category, active, created_at, updated_at)
                            select gen_random_uuid(), 1, :code, id, 'FLAT', 2, 4, 'buying', true, now(), now() from zone
                            returning id
                        ), name as (
                            insert into shipping.method_names (method_id, locale, name)
                            select id, 'en', 'Standard' from method
                        )
                        insert into shipping.method_rates (method_id, currency, amount_minor)
                        select id, currency, :shipping from method, unnest(array['USD', 'EUR', 'JPY']) as currency
                        """)
                .param("shipping", shipping)
                .param("code", code)
                .param("country", country)
                .update();
    }
}
