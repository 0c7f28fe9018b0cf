package dev.kontor.perf;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// Fills a shop with products that look like those of a shop: titles of three words, descriptions of forty, options,
/// a tree of categories, prices and stock. By arithmetic inside the database, always the same.
final class SearchAssortment {

    private static final String PRODUCT = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private static final String VARIANT = "('00000000-0000-7000-9000-' || lpad(to_hex(n * 3 + k), 12, '0'))::uuid";
    private static final String CATEGORY = "('00000000-0000-7000-a000-' || lpad(to_hex(%s), 12, '0'))::uuid";
    private static final String NOUN =
            "(array['chair','table','lamp','bottle','shirt','jacket','kettle','carpet','mirror','pillow','blanket',"
                    + "'basket','drawer','hammer','ladder','bucket','candle','teapot','saucer','wallet'])[%s %% 20 + 1]";
    private static final String ADJECTIVE =
            "(array['wooden','sturdy','light','modern','round','folding','striped','heavy','quiet','bright'])[%s %% 10 + 1]";
    /// One of two thousand words.
    private static final String WORD =
            "(array['ka','lo','mi','ren','sta','vo','pel','dri','fu','gan','hes','jor','kli',"
                    + "'mun','nar','pos','qui','rud','sel','tam'])[w % 20 + 1] || (array['ba','ce','di','fo','gu','ha','je','ki','lu',"
                    + "'ma','ne','pi','ro','su','ta','ve','wo','xi','ya','zo'])[w / 20 % 20 + 1] || (array['n','r','s','t','l'])[w / 400 % 5 + 1]";

    private SearchAssortment() {}

    static void fill(String url, int products) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            for (var sql : statements(products)) {
                run(connection, sql);
            }
        }
    }

    /// Has the index rebuilt and waits for it.
    static void rebuild(String url) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            await(statement, "select not exists (select from search.rebuilds where state <> 'SUCCEEDED')");
            run(connection, """
                    insert into search.rebuilds (id, state, requested_at, locales, reached)
                    values ('00000000-0000-7000-b000-000000000001', 'WAITING', now(), array['en', 'de'],
                        '00000000-0000-0000-0000-000000000000')
                    """);
            await(statement, "select not exists (select from search.rebuilds where state <> 'SUCCEEDED')");
        }
    }

    private static void await(java.sql.Statement statement, String condition)
            throws SQLException, InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            try (var rows = statement.executeQuery(condition)) {
                rows.next();
                if (rows.getBoolean(1)) {
                    return;
                }
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("the index was not rebuilt in time");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> statements(int products) {
        var series = "generate_series(1, " + products + ") n";
        return List.of(
                """
                insert into catalog.categories (id, version, parent_id, position, created_at, updated_at)
                select %s, 1, case when c > 6 then %s end, c, now(), now() from generate_series(1, 66) c
                """.formatted(CATEGORY.formatted("c"), CATEGORY.formatted("(c - 7) % 6 + 1")),
                """
                insert into catalog.category_translations (category_id, locale, name, description, slug)
                select %s, 'en', 'Department ' || c, '', 'department-' || c from generate_series(1, 66) c
                """.formatted(CATEGORY.formatted("c")),
                """
                insert into catalog.products
                    (id, version, status, published_at, tax_category, options, metadata, created_at, updated_at)
                select %s, 1, 'PUBLISHED', at, 'standard', '[{"name":"Colour","values":["Blue"]},{"name":"Size","values":["M"]}]',
                    '{}', at, at
                from %s, lateral (select now() - n * interval '1 minute' as at) t
                """.formatted(PRODUCT, series),
                """
                insert into catalog.product_translations (product_id, locale, title, description, slug)
                select %s, 'en', initcap(case when n %% 10 = 0 then 'classic ' else '' end || %s || ' ' || %s || ' ' || n),
                    case when n %% 10 in (1, 2) then 'A classic. ' else '' end || d.text, 'product-' || n
                from %s, lateral (
                    select string_agg(%s, ' ') as text
                    from (select (n * 31 + i * 7919 + n / 7 * i) %% 2000 as w from generate_series(1, 40) i) words) d
                """.formatted(PRODUCT, ADJECTIVE.formatted("(n / 20)"), NOUN.formatted("n"), series, WORD),
                """
                insert into catalog.variants (id, product_id, position, sku, option_values, weight_grams, shippable)
                select %s, %s, k, 'P' || n || '-' || k, array[
                    (array['Blue','Red','Green','Black','White','Grey','Brown','Pink','Yellow','Orange','Purple','Gold'])[(n + k) %% 12 + 1],
                    (array['XS','S','M','L','XL','XXL'])[(n / 3 + k) %% 6 + 1]], 500, true
                from %s, generate_series(0, 2) k
                """.formatted(VARIANT, PRODUCT, series),
                """
                insert into catalog.product_categories (product_id, category_id, position)
                select %s, %s, 0 from %s
                """.formatted(PRODUCT, CATEGORY.formatted("n % 60 + 7"), series),
                """
                insert into catalog.product_media (product_id, position, url, alt, width, height)
                select %s, 0, '/media/demo/product.svg', 'A product', 500, 500 from %s
                """.formatted(PRODUCT, series),
                "select catalog.relist(array(select id from catalog.products))",
                """
                insert into pricing.variants (variant_id, version, created_at, updated_at)
                select %s, 1, now(), now() from %s, generate_series(0, 2) k
                """.formatted(VARIANT, series),
                """
                insert into pricing.prices (variant_id, currency, amount_minor)
                select %s, currency, 500 + (n * 7919 %% 20000) + k * 100
                from %s, generate_series(0, 2) k, unnest(array['USD', 'EUR']) currency
                """.formatted(VARIANT, series),
                """
                insert into inventory.locations (id, version, code, name, active, priority, created_at, updated_at)
                values ('00000000-0000-7000-c000-000000000001', 1, 'bench', 'Bench', true, 1, now(), now())
                """,
                """
                insert into inventory.stock_levels (variant_id, location_id, on_hand)
                select %s, '00000000-0000-7000-c000-000000000001', (n + k) %% 4 * 5 from %s, generate_series(0, 2) k
                """.formatted(VARIANT, series),
                """
                insert into search.sales (order_id, product_id, units, sold_at)
                select 'order', %s, 1 + n * 7 %% 500, now() from %s where n %% 3 = 0
                """.formatted(PRODUCT, series),
                // As the sweep would have done by then.
                """
                insert into storefront.product_titles (product_id, locale, sort_title)
                select product_id, locale, lower(title) from catalog.product_translations
                """,
                """
                insert into storefront.product_prices (product_id, currency, amount_minor)
                select v.product_id, p.currency, min(p.amount_minor) from pricing.prices p
                join catalog.variants v on v.id = p.variant_id group by v.product_id, p.currency
                """,
                "vacuum analyze");
    }
}
