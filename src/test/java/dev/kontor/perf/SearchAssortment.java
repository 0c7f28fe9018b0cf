package dev.kontor.perf;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/// Fills a shop with products that look like those of a shop: titles of three words, descriptions of forty, options,
/// a tree of categories, prices and stock. By arithmetic inside the database, always the same.
final class SearchAssortment {

    private static final Duration USUAL_WAIT = Duration.ofMinutes(10);
    private static final String PRODUCT = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private static final String VARIANT = "('00000000-0000-7000-9000-' || lpad(to_hex(n * 3 + k), 12, '0'))::uuid";
    private static final String CATEGORY = "('00000000-0000-7000-a000-' || lpad(to_hex(%s), 12, '0'))::uuid";
    private static final String BRAND = "('00000000-0000-7000-a100-' || lpad(to_hex(%s), 12, '0'))::uuid";
    private static final String ATTRIBUTE = "('00000000-0000-7000-a200-' || lpad(to_hex(%s), 12, '0'))::uuid";
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
            // Rows that are right by construction need no check of each foreign key.
            run(connection, "set session_replication_role = replica");
            run(connection, "set synchronous_commit = off");
            for (var sql : statements(products)) {
                run(connection, sql);
            }
            run(connection, "vacuum (analyze) " + tables(connection));
        }
    }

    /// Only these: others may still be filled.
    private static String tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select string_agg(format('%I.%I', schemaname, tablename), ', ') from pg_tables
                        where schemaname in ('catalog', 'pricing', 'inventory', 'search', 'storefront')
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    /// Throws the index away: the next process that starts builds it anew.
    static void dropIndex(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url)) {
            run(connection, """
                    update search.indexes
                    set state = 'FREE', locale = null, config = null, built_at = null, freed_at = '-infinity'
                    """);
        }
    }

    /// Waits until all languages have an index.
    static void awaitIndex(String url) throws SQLException, InterruptedException {
        awaitIndex(url, USUAL_WAIT);
    }

    static void awaitIndex(String url, Duration atMost) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            await(statement, """
                    select count(*) > 0 and bool_and(state = 'ACTIVE') from search.indexes where state <> 'FREE'
                    """, atMost);
            run(connection, "vacuum analyze");
            // Else what was filled is written to the disk beside what is measured, for minutes.
            run(connection, "checkpoint");
        }
    }

    /// Until the search engine has a complete copy of the index.
    static void awaitCopy(String url) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            await(
                    statement,
                    "select exists (select from search.engine_indexes where state = 'READY')"
                            + " and not exists (select from search.engine_indexes where state = 'FILLING')",
                    USUAL_WAIT);
        }
    }

    private static void await(Statement statement, String condition, Duration atMost)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() - end < 0) {
            try (var rows = statement.executeQuery(condition)) {
                rows.next();
                if (rows.getBoolean(1)) {
                    return;
                }
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("the index was not built in time");
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
                insert into catalog.brands (id, version, name, slug, description, descriptions, created_at, updated_at)
                select %s, 1, 'Maker ' || b, 'maker-' || b, '', '{}', now(), now() from generate_series(1, 200) b
                """.formatted(BRAND.formatted("b")),
                """
                insert into catalog.attributes
                    (id, version, code, kind, many, name, names, unit, choices, searchable, filterable, created_at, updated_at)
                select %s, 1, code, kind, false, code, '{}', null, case kind when 'ENUM' then (
                        select jsonb_agg(jsonb_build_object('key', 'c' || c, 'label', 'Fabric ' || c))
                        from generate_series(0, 19) c) else '[]' end, true, true, now(), now()
                from (values (1, 'fabric', 'ENUM'), (2, 'weight', 'NUMBER')) a (a, code, kind)
                """.formatted(ATTRIBUTE.formatted("a")),
                "insert into catalog.product_types values (%s, 1, 'thing', 'Thing', now(), now())"
                        .formatted(ATTRIBUTE.formatted("9")),
                """
                insert into catalog.product_type_attributes
                select %s, %s, a, 'PRODUCT', false, 'NONE' from generate_series(1, 2) a
                """.formatted(ATTRIBUTE.formatted("9"), ATTRIBUTE.formatted("a")),
                """
                insert into catalog.products
                    (id, version, status, published_at, tax_category, options, metadata, created_at, updated_at,
                     brand_id, tags, type_id, attributes)
                select %s, 1, 'PUBLISHED', at, 'standard', '[{"name":"Colour","values":["Blue"]},{"name":"Size","values":["M"]}]',
                    '{}', at, at, %s, case when n %% 4 = 0 then array['tag-' || n %% 24] else '{}' end, %s,
                    jsonb_build_object('fabric', 'c' || n / 7 %% 20, 'weight', n * 31 %% 500)
                from %s, lateral (select now() - n * interval '1 minute' as at) t
                """.formatted(PRODUCT, BRAND.formatted("(n * 7 % 200 + 1)"), ATTRIBUTE.formatted("9"), series),
                """
                insert into catalog.attribute_values (owner_id, attribute_id, key, product_id, number)
                select %s, %s, 'c' || n / 7 %% 20, %s, null from %s
                union all
                select %s, %s, (n * 31 %% 500)::text, %s, n * 31 %% 500 from %s
                """.formatted(
                                PRODUCT,
                                ATTRIBUTE.formatted("1"),
                                PRODUCT,
                                series,
                                PRODUCT,
                                ATTRIBUTE.formatted("2"),
                                PRODUCT,
                                series),
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
                select %s, currency, 500 + (n %% 20000 * 7919 %% 20000) + k * 100
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
                on conflict do nothing
                """,
                """
                insert into storefront.product_prices (product_id, currency, amount_minor)
                select v.product_id, p.currency, min(p.amount_minor) from pricing.prices p
                join catalog.variants v on v.id = p.variant_id group by v.product_id, p.currency
                on conflict do nothing
                """);
    }
}
