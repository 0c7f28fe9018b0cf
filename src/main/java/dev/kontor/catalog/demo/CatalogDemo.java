package dev.kontor.catalog.demo;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Fills the catalog of the demo shop.
@Component
@Profile("demo")
class CatalogDemo implements DemoSeed {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    CatalogDemo(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        var steps = new ArrayList<>(List.of(Step.atomic("catalog", () -> {
            categories(shop);
            products(shop);
        })));
        if (shop.generated() > 0) {
            steps.add(Step.atomic("catalog-generated", () -> generate(shop.generated())));
        }
        return steps;
    }

    private void categories(DemoShop shop) {
        var now = Timestamp.from(clock.instant());
        var rows = new ArrayList<Object[]>();
        var texts = new ArrayList<Object[]>();
        for (int index = 0; index < shop.categories().size(); index++) {
            var category = shop.categories().get(index);
            var parent = category.parent() == null ? null : DemoShop.id("category/" + category.parent());
            rows.add(new Object[] {category.id(), parent, index, now, now});
            category.translations()
                    .forEach((locale, text) ->
                            texts.add(new Object[] {category.id(), locale, text.title(), text.slug()}));
        }
        jdbc.batchUpdate("""
                insert into catalog.categories (id, version, parent_id, position, created_at, updated_at)
                values (?, 1, ?, ?, ?, ?)
                """, rows);
        jdbc.batchUpdate("""
                insert into catalog.category_translations (category_id, locale, name, description, slug)
                values (?, ?, ?, '', ?)
                """, texts);
    }

    private void products(DemoShop shop) {
        var start = clock.instant().minus(Duration.ofDays(shop.products().size()));
        var products = new ArrayList<Object[]>();
        var texts = new ArrayList<Object[]>();
        var variants = new ArrayList<Object[]>();
        var media = new ArrayList<Object[]>();
        var placed = new ArrayList<Object[]>();
        for (int index = 0; index < shop.products().size(); index++) {
            var product = shop.products().get(index);
            products.add(product(product, start.plus(Duration.ofDays(index))));
            product.translations()
                    .forEach((locale, text) -> texts.add(
                            new Object[] {product.id(), locale, text.title(), text.description(), text.slug()}));
            for (int position = 0; position < product.variants().size(); position++) {
                variants.add(variant(product, product.variants().get(position), position));
            }
            var alt = product.translations().get("en");
            media.add(
                    new Object[] {product.id(), "/media/demo/" + product.key() + ".svg", alt == null ? "" : alt.title()
                    });
            placed.add(new Object[] {product.id(), DemoShop.id("category/" + product.category())});
        }
        jdbc.batchUpdate("""
                insert into catalog.products
                    (id, version, status, published_at, tax_category, options, metadata, created_at, updated_at)
                values (?, 1, ?, ?, ?, ?::jsonb, '{}', ?, ?)
                """, products);
        jdbc.batchUpdate("""
                insert into catalog.product_translations (product_id, locale, title, description, slug)
                values (?, ?, ?, ?, ?)
                """, texts);
        jdbc.batchUpdate("""
                insert into catalog.variants (id, product_id, position, sku, option_values, weight_grams, shippable)
                values (?, ?, ?, ?, ?, ?, ?)
                """, variants);
        jdbc.batchUpdate("""
                insert into catalog.product_media (product_id, position, url, alt, width, height)
                values (?, 0, ?, ?, 500, 500)
                """, media);
        jdbc.batchUpdate("""
                insert into catalog.product_categories (product_id, category_id, position) values (?, ?, 0)
                """, placed);
        jdbc.execute("select catalog.relist(array(select id from catalog.products))");
    }

    private Object[] product(DemoShop.Product product, Instant at) {
        var time = Timestamp.from(at);
        return new Object[] {
            product.id(),
            product.status(),
            product.published() ? time : null,
            product.taxCategory(),
            json.writeValueAsString(product.options()),
            time,
            time
        };
    }

    private static Object[] variant(DemoShop.Product product, DemoShop.Variant variant, int position) {
        var values = product.options().stream()
                .map(option -> variant.options().getOrDefault(option.name(), ""))
                .toList();
        return new Object[] {
            variant.id(),
            product.id(),
            position,
            variant.sku(),
            Sql.texts(values),
            variant.weightGrams(),
            product.shippable()
        };
    }

    /// Generates plain products inside the database: a hundred thousand in seconds.
    private void generate(int count) {
        jdbc.execute("set local statement_timeout = 0");
        jdbc.update("""
                insert into catalog.products
                    (id, version, status, published_at, tax_category, options, metadata, created_at, updated_at)
                select %s, 1, 'PUBLISHED', at, 'standard', '[{"name":"Size","values":["S","M","L"]}]', '{}', at, at
                from generate_series(1, ?) n, lateral (select now() - n * interval '1 minute' as at) t
                """.formatted(DemoShop.GENERATED_PRODUCT_ID), count);
        jdbc.update("""
                insert into catalog.product_translations (product_id, locale, title, description, slug)
                select %s, locale, (array['Plain','Sturdy','Light','Classic','Modern'])[n %% 5 + 1] || ' '
                    || (array['chair','table','shirt','lamp','bottle','bag','pan'])[n %% 7 + 1] || ' ' || n,
                    'A product made for measurements.', 'generated-' || n
                from generate_series(1, ?) n, unnest(array['en', 'de', 'fr']) locale
                """.formatted(DemoShop.GENERATED_PRODUCT_ID), count);
        jdbc.update("""
                insert into catalog.variants (id, product_id, position, sku, option_values, weight_grams, shippable)
                select %s, %s, k, 'GEN-' || n || '-' || k, array[(array['S','M','L'])[k + 1]], 500, true
                from generate_series(1, ?) n, generate_series(0, 2) k
                """.formatted(DemoShop.GENERATED_VARIANT_ID, DemoShop.GENERATED_PRODUCT_ID), count);
        jdbc.update("""
                insert into catalog.product_categories (product_id, category_id, position)
                select %s, leaf.id, 0
                from generate_series(1, ?) n
                join (select id, row_number() over (order by id) - 1 as place, count(*) over () as total
                      from catalog.categories where parent_id is not null) leaf on leaf.place = n %% leaf.total
                """.formatted(DemoShop.GENERATED_PRODUCT_ID), count);
        jdbc.execute("select catalog.relist(array(select id from catalog.products))");
        jdbc.execute(
                "analyze catalog.products, catalog.product_translations, catalog.variants, catalog.category_listings");
    }
}
