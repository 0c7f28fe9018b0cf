package dev.kontor.catalog.demo;

import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

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

    private final JdbcTemplate jdbc;
    private final Clock clock;

    TypesDemo(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("catalog-types", () -> {
            definitions();
            products(shop);
            collection();
        }));
    }

    private void definitions() {
        var now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(
                """
                insert into catalog.attributes (id, version, code, kind, many, name, names, unit, choices, searchable,
                                                filterable, created_at, updated_at)
                values (?, 1, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, true, ?, ?, ?)
                """,
                List.of(
                        new Object[] {
                            id("attribute/material"),
                            "material",
                            "LOCALIZED_ENUM",
                            true,
                            "Material",
                            "{\"de\":\"Material\",\"fr\":\"Matière\"}",
                            null,
                            """
                    [{"key":"cotton","label":"Cotton","labels":{"de":"Baumwolle","fr":"Coton"}},
                     {"key":"wool","label":"Wool","labels":{"de":"Wolle","fr":"Laine"}},
                     {"key":"linen","label":"Linen","labels":{"de":"Leinen","fr":"Lin"}},
                     {"key":"canvas","label":"Canvas","labels":{"de":"Segeltuch","fr":"Toile"}},
                     {"key":"nylon","label":"Nylon","labels":{}}]
                    """,
                            true,
                            now,
                            now
                        },
                        new Object[] {
                            id("attribute/care"),
                            "care",
                            "LOCALIZED_TEXT",
                            false,
                            "Care",
                            "{\"de\":\"Pflege\",\"fr\":\"Entretien\"}",
                            null,
                            "[]",
                            false,
                            now,
                            now
                        },
                        new Object[] {
                            id("attribute/power"),
                            "power",
                            "NUMBER",
                            false,
                            "Power",
                            "{\"de\":\"Leistung\",\"fr\":\"Puissance\"}",
                            "W",
                            "[]",
                            true,
                            now,
                            now
                        }));
        jdbc.batchUpdate(
                "insert into catalog.product_types (id, version, code, name, created_at, updated_at) values (?, 1, ?, ?, ?, ?)",
                List.of(
                        new Object[] {id("type/apparel"), "apparel", "Apparel", now, now},
                        new Object[] {id("type/electronics"), "electronics", "Electronics", now, now}));
        jdbc.batchUpdate(
                """
                insert into catalog.product_type_attributes (type_id, attribute_id, position, level, required, rule)
                values (?, ?, ?, 'PRODUCT', false, 'NONE')
                """,
                List.of(
                        new Object[] {id("type/apparel"), id("attribute/material"), 1},
                        new Object[] {id("type/apparel"), id("attribute/care"), 2},
                        new Object[] {id("type/electronics"), id("attribute/power"), 1}));
        jdbc.batchUpdate(
                """
                insert into catalog.brands (id, version, name, slug, description, descriptions, created_at, updated_at)
                values (?, 1, ?, ?, ?, ?::jsonb, ?, ?)
                """,
                List.of(
                        brand("Fjell & Faden", "fjell-faden", "Clothes that last.", "Kleidung, die hält.", now),
                        brand("Tonwerk", "tonwerk", "Sound and light for the desk.", "Klang und Licht am Tisch.", now),
                        brand("Haus Linde", "haus-linde", "Things for every day.", "Dinge für jeden Tag.", now)));
    }

    private static Object[] brand(String name, String slug, String description, String german, Timestamp now) {
        return new Object[] {id("brand/" + slug), name, slug, description, "{\"de\":\"" + german + "\"}", now, now};
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
                var watts = new java.math.BigDecimal(WATTS.get(product.key()));
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
        jdbc.batchUpdate("""
                update catalog.products set type_id = ?, attributes = ?::jsonb, brand_id = ?, tags = ?::text[] where id = ?
                """, updates);
        jdbc.batchUpdate("""
                insert into catalog.attribute_values (owner_id, attribute_id, key, product_id, number)
                values (?, ?, ?, ?, ?)
                """, values);
    }

    private void collection() {
        var now = Timestamp.from(clock.instant());
        jdbc.update("""
                insert into catalog.collections (id, version, rules, created_at, updated_at) values (?, 1, ?::jsonb, ?, ?)
                """, id("collection/gifts"), """
                {"match":"ALL","rules":[{"field":"TAG","values":["gift"]},{"field":"STOCK"}]}
                """, now, now);
        jdbc.batchUpdate(
                """
                insert into catalog.collection_translations (collection_id, locale, name, description, slug)
                values (?, ?, ?, '', ?)
                """,
                List.of(
                        new Object[] {id("collection/gifts"), "en", "Gifts", "gifts"},
                        new Object[] {id("collection/gifts"), "de", "Geschenke", "geschenke"},
                        new Object[] {id("collection/gifts"), "fr", "Cadeaux", "cadeaux"}));
    }

    private static java.util.UUID id(String name) {
        return DemoShop.id(name);
    }
}
