package dev.kontor.storefront;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts goods on the shelf of the shop under test: products over the admin API, prices and stock right into
/// their tables.
public final class StoreShelf {

    private final Api staff;
    private final JdbcClient jdbc;
    private @Nullable UUID location;

    public StoreShelf(Api staff, JdbcClient jdbc) {
        this.staff = staff;
        this.jdbc = jdbc;
    }

    public static String unique(String stem) {
        var id = TypeIds.next().toString();
        return stem + id.substring(id.length() - 12);
    }

    /// A new category; its id.
    public String category(String name, @Nullable String parent) {
        var request = new HashMap<String, Object>(Map.of("name", name));
        if (parent != null) {
            request.put("parentId", parent);
        }
        return staff.post("/admin/v1/categories", request).expect(201).at("/id");
    }

    /// A draft as it was answered.
    public Api.Response draft(String title, Map<String, Object> more) {
        var request = new HashMap<String, Object>(more);
        request.put("title", title);
        request.putIfAbsent("variants", List.of(Map.of("sku", unique("SKU-"))));
        return staff.post("/admin/v1/products", request).expect(201);
    }

    /// Puts the draft into the shop; its id.
    public String publish(Api.Response draft) {
        return staff.post("/admin/v1/products/" + draft.at("/id") + "/publish")
                .expect(200)
                .at("/id");
    }

    /// A published product with one variant, a price in US dollars and ten units; its id.
    public String product(String title, long cents, Map<String, Object> more) {
        var draft = draft(title, more);
        var variant = draft.at("/variants/0/id");
        price(variant, "USD", cents, null);
        stock(variant, 10);
        return publish(draft);
    }

    public void price(String variant, String currency, long minor, @Nullable Long compareAt) {
        var id = TypeIds.parse(VariantId.class, variant).value();
        var now = Instant.parse("2026-11-25T12:00:00Z").atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into pricing.variants values (:id, 1, :now, :now) on conflict do nothing")
                .param("id", id)
                .param("now", now)
                .update();
        jdbc.sql("""
                insert into pricing.prices (variant_id, currency, amount_minor, compare_at_minor)
                values (:id, :currency, :minor, :compareAt)
                on conflict (variant_id, currency) do update set amount_minor = excluded.amount_minor
                """)
                .param("id", id)
                .param("currency", currency)
                .param("minor", minor)
                .param("compareAt", compareAt)
                .update();
    }

    public void stock(String variant, int units) {
        jdbc.sql(
                        "insert into inventory.stock_levels (variant_id, location_id, on_hand) values (:id, :location, :units)")
                .param("id", TypeIds.parse(VariantId.class, variant).value())
                .param("location", location())
                .param("units", units)
                .update();
    }

    private UUID location() {
        var known = location;
        if (known != null) {
            return known;
        }
        var fresh = TypeIds.next();
        jdbc.sql("""
                insert into inventory.locations (id, version, code, name, active, priority, created_at, updated_at)
                values (:id, 1, :code, 'Shelf', true, 1, now(), now())
                """).param("id", fresh).param("code", unique("shelf-")).update();
        location = fresh;
        return fresh;
    }
}
