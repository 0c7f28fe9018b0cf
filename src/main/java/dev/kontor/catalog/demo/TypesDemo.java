package dev.kontor.catalog.demo;

import dev.kontor.shared.demo.DemoFiles;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Adds types with attributes, brands and tags to the products of the demo shop.
@Component
@Profile("demo")
class TypesDemo implements DemoSeed {

    private static final List<String> MATERIALS = List.of("cotton", "wool", "linen", "canvas");

    /// Materials of products whose names do not contain it.
    private static final Map<String, String> MATERIAL_OF =
            Map.of("merino-sweater", "wool", "ribbed-beanie", "wool", "rain-jacket", "nylon", "quilted-vest", "nylon");
    private static final Map<String, String> BRANDS =
            Map.of("apparel", "fjell-faden", "electronics", "tonwerk", "home", "haus-linde");
    private static final Map<String, String> WATTS =
            Map.of("usb-c-charger-65-w", "65", "desk-lamp", "9.5", "portable-speaker", "20", "27-inch-monitor", "38");

    private final DemoFiles files;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    TypesDemo(DemoFiles files, JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    record Attribute(
            String code,
            String kind,
            boolean many,
            String name,
            Map<String, String> names,
            @Nullable String unit,
            JsonNode choices,
            boolean filterable) {

        UUID id() {
            return DemoShop.id("attribute/" + code);
        }
    }

    /// @param attributes codes
    record Type(String code, String name, List<String> attributes) {

        UUID id() {
            return DemoShop.id("type/" + code);
        }

        List<UUID> attributeIds() {
            return attributes.stream()
                    .map(attribute -> DemoShop.id("attribute/" + attribute))
                    .toList();
        }
    }

    record Brand(String slug, String name, String description, Map<String, String> descriptions) {

        UUID id() {
            return DemoShop.id("brand/" + slug);
        }
    }

    record Collection(String code, JsonNode rules, JsonNode texts) {

        UUID id() {
            return DemoShop.id("collection/" + code);
        }
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("catalog-types", () -> {
            files.read("attributes", Attribute.class).forEach(this::insert);
            files.read("product-types", Type.class).forEach(this::insert);
            files.read("brands", Brand.class).forEach(this::insert);
            products(shop);
            files.read("collections", Collection.class).forEach(this::insert);
        }));
    }

    private void insert(Attribute attribute) {
        insert(attribute, """
                insert into catalog.attributes (id, version, code, kind, many, name, names, unit, choices, searchable,
                                                filterable, created_at, updated_at)
                values (:id, 1, :code, :kind, :many, :name, :names::jsonb, :unit, :choices::jsonb, true, :filterable,
                        :now, :now)
                """);
    }

    private void insert(Type type) {
        insert(type, """
                insert into catalog.product_types (id, version, code, name, created_at, updated_at)
                values (:id, 1, :code, :name, :now, :now)
                """);
        insert(type, """
                insert into catalog.product_type_attributes (type_id, attribute_id, position, level, required, rule)
                select :id, attribute_id, position, 'PRODUCT', false, 'NONE'
                from unnest(:attributeIds::uuid[]) with ordinality as a (attribute_id, position)
                """);
    }

    private void insert(Brand brand) {
        insert(brand, """
                insert into catalog.brands (id, version, name, slug, description, descriptions, created_at, updated_at)
                values (:id, 1, :name, :slug, :description, :descriptions::jsonb, :now, :now)
                """);
    }

    private void insert(Collection collection) {
        insert(collection, """
                insert into catalog.collections (id, version, rules, created_at, updated_at)
                values (:id, 1, :rules::jsonb, :now, :now)
                """);
        insert(collection, """
                insert into catalog.collection_translations (collection_id, locale, name, description, slug)
                select :id, key, value ->> 'name', '', value ->> 'slug' from jsonb_each(:texts::jsonb)
                """);
    }

    private void insert(Object row, String sql) {
        jdbc.sql(sql).paramSource(row).param("now", clock.instant()).update();
    }

    private void products(DemoShop shop) {
        var updates = new ArrayList<Object[]>();
        var values = new ArrayList<Object[]>();
        for (var product : shop.products()) {
            var top = product.category().replaceFirst("-.*", "");
            var brand = BRANDS.get(top);
            var attributes = "{}";
            if (top.equals("apparel")) {
                var material = MATERIALS.stream()
                        .filter(product.key()::contains)
                        .findFirst()
                        .orElse(MATERIAL_OF.getOrDefault(product.key(), "cotton"));
                attributes = """
                        {"material":["%s"],"care":{"en":"Wash at 30 °C.","de":"Bei 30 °C waschen.","fr":"Laver à 30 °C."}}
                        """.formatted(material);
                values.add(new Object[] {product.id(), id("attribute/material"), material, product.id(), null});
                values.add(new Object[] {product.id(), id("attribute/care"), "~care", product.id(), null});
            } else if (WATTS.containsKey(product.key())) {
                var watts = new BigDecimal(WATTS.get(product.key()));
                attributes = "{\"power\":" + watts + "}";
                values.add(
                        new Object[] {product.id(), id("attribute/power"), watts.toPlainString(), product.id(), watts});
            }
            updates.add(new Object[] {
                top.equals("apparel") || top.equals("electronics") ? id("type/" + top) : null,
                attributes,
                brand == null ? null : id("brand/" + brand),
                top.equals("home") ? "{gift}" : product.key().contains("organic") ? "{organic,summer}" : "{}",
                product.id()
            });
        }
        batches.batchUpdate("""
                update catalog.products set type_id = ?, attributes = ?::jsonb, brand_id = ?, tags = ?::text[] where id = ?
                """, updates);
        batches.batchUpdate("""
                insert into catalog.attribute_values (owner_id, attribute_id, key, product_id, number)
                values (?, ?, ?, ?, ?)
                """, values);
    }

    private static UUID id(String name) {
        return DemoShop.id(name);
    }
}
