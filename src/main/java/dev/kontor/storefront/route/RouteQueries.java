package dev.kontor.storefront.route;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.storefront.context.StoreContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Resolves paths: one statement, each of its parts one index lookup.
@Repository
class RouteQueries {

    // Redirects take precedence, then the kind named by the first part of the path, then current slugs before
    // former ones.
    private static final String RESOLVE = """
            with found as (
                select 'REDIRECT' as kind, null::uuid as id, r.target, r.permanent, 0 as place, 0 as language
                from catalog.pub_redirects r where r.path = :path
                union all
                select 'PRODUCT', t.product_id, null, true, 1, case t.locale when :locale then 0 when :fallback then 1 else 2 end
                from catalog.pub_product_translations t where t.slug = :slug%1$s
                union all
                select 'CATEGORY', t.category_id, null, true, 1, case t.locale when :locale then 0 when :fallback then 1 else 2 end
                from catalog.pub_category_translations t where t.slug = :slug
                union all
                select 'BRAND', b.brand_id, null, true, 1, 0 from catalog.pub_brands b where b.slug = :slug
                union all
                select 'COLLECTION', t.collection_id, null, true, 1,
                       case t.locale when :locale then 0 when :fallback then 1 else 2 end
                from catalog.pub_collection_translations t where t.slug = :slug
                union all
                select 'PRODUCT', o.product_id, null, true, 2, case o.locale when :locale then 0 when :fallback then 1 else 2 end
                from catalog.pub_old_product_slugs o where o.slug = :slug%2$s
                union all
                select 'CATEGORY', o.category_id, null, true, 2, case o.locale when :locale then 0 when :fallback then 1 else 2 end
                from catalog.pub_old_category_slugs o where o.slug = :slug
                union all
                select 'BRAND', o.brand_id, null, true, 2, 0 from catalog.pub_old_brand_slugs o where o.slug = :slug
                union all
                select 'COLLECTION', o.collection_id, null, true, 2,
                       case o.locale when :locale then 0 when :fallback then 1 else 2 end
                from catalog.pub_old_collection_slugs o where o.slug = :slug
            ), best as (
                select * from found
                where kind = 'REDIRECT' or :only = '' or kind = :only
                order by place, kind = 'PRODUCT' desc, kind = 'CATEGORY' desc, language, id
                limit 1
            )
            select b.kind, b.id, b.target, b.permanent,
                   case b.kind
                       when 'PRODUCT' then (
                           select t.slug from catalog.pub_product_translations t
                           where t.product_id = b.id and t.locale in (:locale, :fallback)
                           order by t.locale = :locale desc limit 1)
                       when 'CATEGORY' then (
                           select t.slug from catalog.pub_category_translations t
                           where t.category_id = b.id and t.locale in (:locale, :fallback)
                           order by t.locale = :locale desc limit 1)
                       when 'COLLECTION' then (
                           select t.slug from catalog.pub_collection_translations t
                           where t.collection_id = b.id and t.locale in (:locale, :fallback)
                           order by t.locale = :locale desc limit 1)
                       when 'BRAND' then (select n.slug from catalog.pub_brands n where n.brand_id = b.id)
                   end as slug
            from best b
            """;

    private final JdbcClient jdbc;

    RouteQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Route> resolve(RouteParameters route, StoreContext context) {
        return jdbc.sql(RESOLVE.formatted(context.sells("t.product_id"), context.sells("o.product_id")))
                .params(context.params())
                .param("path", route.path())
                .param("slug", route.lastPart())
                .param("only", only(route.firstPart()))
                .query((row, _) -> route(row, route.lastPart()))
                .optional();
    }

    /// The kind implied by the usual first part of a path; none for others.
    private static String only(String firstPart) {
        return switch (firstPart) {
            case "products" -> "PRODUCT";
            case "categories" -> "CATEGORY";
            case "brands" -> "BRAND";
            case "collections" -> "COLLECTION";
            default -> "";
        };
    }

    private static Route route(ResultSet row, String asked) throws SQLException {
        var kind = Route.Kind.valueOf(row.getString("kind"));
        var slug = row.getString("slug");
        return new Route(
                kind,
                id(kind, row.getObject("id", UUID.class)),
                slug,
                Objects.equals(slug, asked),
                row.getString("target"),
                row.getBoolean("permanent"));
    }

    private static @Nullable String id(Route.Kind kind, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        return switch (kind) {
            case PRODUCT -> new ProductId(id).text();
            case CATEGORY -> new CategoryId(id).text();
            case BRAND -> new BrandId(id).text();
            case COLLECTION -> new CollectionId(id).text();
            case REDIRECT -> null;
        };
    }
}
