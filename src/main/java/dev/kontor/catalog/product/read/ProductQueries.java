package dev.kontor.catalog.product.read;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.product.ProductStatus;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists products and variants for staff.
@Repository
public class ProductQueries {

    private static final Sorting PRODUCTS = Sorting.by(
            "p.id",
            "-createdAt",
            SortField.time("createdAt", "p.created_at"),
            SortField.time("updatedAt", "p.updated_at"),
            SortField.text("title", "t.title"));
    private static final Sorting VARIANTS = Sorting.by("v.id", "sku", SortField.text("sku", "v.sku"));

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final Shop shop;

    ProductQueries(JdbcClient jdbc, Cursors cursors, Shop shop) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.shop = shop;
    }

    public Page<ProductSummary> products(ProductFilter filter, Listing listing) {
        var window = cursors.window(listing, PRODUCTS, filter);
        var from = """
                from catalog.products p
                join catalog.product_translations t on t.product_id = p.id and t.locale = :locale
                where true
                """ + conditions(filter);
        var params = params(filter);
        var rows = jdbc.sql("""
                        select p.id, p.version, p.status, t.title, t.slug, p.external_id,
                               case p.status when 'PUBLISHED' then p.published_at end as published_at, p.created_at,
                               p.updated_at,
                               (select m.url from catalog.product_media m where m.product_id = p.id and m.role <> 'SWATCH'
                                order by m.role = 'LISTING' desc, m.position limit 1) as image_url,
                               (select count(*) from catalog.variants v where v.product_id = p.id) as variant_count
                        """ + from + window.and() + window.orderAndLimit())
                .params(params)
                .params(window.params())
                .query(ProductSummary.class)
                .list();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "createdAt" -> row.createdAt();
            case "updatedAt" -> row.updatedAt();
            case "title" -> row.title();
            default -> row.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) " + from)
                        .params(params)
                        .query(Long.class)
                        .single())
                : page;
    }

    public Page<VariantSummary> variants(VariantFilter filter, Listing listing) {
        var window = cursors.window(listing, VARIANTS, filter);
        var from = """
                from catalog.variants v
                join catalog.products p on p.id = v.product_id
                join catalog.product_translations t on t.product_id = p.id and t.locale = :locale
                where true
                """ + (filter.sku() == null ? "" : " and v.sku = any (:sku::text[])")
                + (filter.barcode() == null ? "" : " and v.barcode = :barcode");
        var params = new HashMap<String, @Nullable Object>();
        params.put("locale", shop.defaultLocale().toLanguageTag());
        params.put("sku", filter.sku() == null ? null : Sql.texts(filter.sku()));
        params.put("barcode", filter.barcode());
        var rows = jdbc.sql("""
                        select v.id, v.product_id, p.status, t.title, v.option_values, v.sku, v.barcode, v.weight_grams,
                               v.shippable
                        """ + from + window.and() + window.orderAndLimit())
                .params(params)
                .params(window.params())
                .query((row, _) -> variant(row))
                .list();
        var page = window.page(
                rows, (row, field) -> field.equals("sku") ? row.sku() : row.id().value());
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) " + from)
                        .params(params)
                        .query(Long.class)
                        .single())
                : page;
    }

    private static String conditions(ProductFilter filter) {
        var sql = new StringBuilder();
        if (filter.status() != null) {
            sql.append(" and p.status = any (:status::text[])");
        }
        if (filter.q() != null) {
            sql.append("""
                     and (p.id in (select s.product_id from catalog.product_translations s where s.title ilike :contains)
                       or p.id in (select v.product_id from catalog.variants v where v.sku = :q))
                    """);
        }
        if (filter.categoryId() != null) {
            sql.append("""
                     and exists (select from catalog.product_categories pc
                                 where pc.product_id = p.id and pc.category_id = :category)
                    """);
        }
        if (filter.externalId() != null) {
            sql.append(" and p.external_id = :externalId");
        }
        if (filter.productTypeId() != null) {
            sql.append(" and p.type_id = :type");
        }
        if (filter.brandId() != null) {
            sql.append(" and p.brand_id = :brand");
        }
        if (filter.tag() != null) {
            sql.append(" and p.tags @> array[:tag::text]");
        }
        return sql
                + TimeRange.and(filter.createdAt(), "p.created_at")
                + TimeRange.and(filter.updatedAt(), "p.updated_at");
    }

    private Map<String, @Nullable Object> params(ProductFilter filter) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("locale", shop.defaultLocale().toLanguageTag());
        params.put(
                "status",
                filter.status() == null
                        ? null
                        : Sql.texts(filter.status().stream().map(Enum::name).toList()));
        params.put("q", filter.q());
        params.put("contains", filter.q() == null ? null : Sql.contains(filter.q()));
        params.put(
                "category",
                filter.categoryId() == null ? null : filter.categoryId().value());
        params.put("externalId", filter.externalId());
        params.put(
                "type",
                filter.productTypeId() == null ? null : filter.productTypeId().value());
        params.put("brand", filter.brandId() == null ? null : filter.brandId().value());
        params.put("tag", filter.tag());
        params.putAll(TimeRange.params(filter.createdAt(), "p.created_at"));
        params.putAll(TimeRange.params(filter.updatedAt(), "p.updated_at"));
        return params;
    }

    private static VariantSummary variant(ResultSet row) throws SQLException {
        return new VariantSummary(
                new VariantId(row.getObject("id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                ProductStatus.valueOf(row.getString("status")),
                row.getString("title"),
                String.join(" / ", Sql.list(row, "option_values")),
                row.getString("sku"),
                row.getString("barcode"),
                row.getLong("weight_grams"),
                row.getBoolean("shippable"));
    }
}
