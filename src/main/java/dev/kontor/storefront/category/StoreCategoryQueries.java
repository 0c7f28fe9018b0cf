package dev.kontor.storefront.category;

import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.context.CoverImage;
import dev.kontor.storefront.context.Seo;
import dev.kontor.storefront.context.Slugs;
import dev.kontor.storefront.context.StoreContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads categories in one language.
@Repository
class StoreCategoryQueries {

    private static final String NAMES = """
            join catalog.pub_category_translations d on d.category_id = c.category_id and d.locale = :fallback
            left join catalog.pub_category_translations w on w.category_id = c.category_id and w.locale = :locale
            """ + CoverImage.join("c");
    private static final String COLUMNS = """
            c.category_id as id, c.parent_id, coalesce(w.slug, d.slug) as slug, coalesce(w.name, d.name) as name,
            w.category_id is not null as translated,
            """ + CoverImage.columns("c");

    private final JdbcClient jdbc;

    StoreCategoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            CategoryId id,
            @Nullable CategoryId parentId,
            String slug,
            String name,
            boolean translated,
            @Nullable CoverImage picture) {

        CategoryLink link() {
            return new CategoryLink(id, slug, name);
        }
    }

    record Facts(Row row, String description, @Nullable Seo seo, Map<String, String> slugs) {}

    /// All categories, siblings in order.
    List<Row> all(StoreContext context) {
        return jdbc.sql("select " + COLUMNS + " from catalog.pub_categories c " + NAMES
                        + " order by c.position, c.category_id")
                .params(context.params())
                .query(Row.class)
                .list();
    }

    /// The category with that id, or that slug in any language; the request's language takes precedence,
    /// former slugs come last.
    Optional<Facts> find(String idOrSlug, StoreContext context) {
        boolean isId = TypeIds.looksLikeId(idOrSlug);
        return jdbc.sql("select " + COLUMNS + """
                        , coalesce(w.description, d.description) as description,
                        case when w.category_id is null then d.seo_title else w.seo_title end as seo_title,
                        case when w.category_id is null then d.seo_description else w.seo_description end
                            as seo_description,
                        (select jsonb_object_agg(t.locale, t.slug) from catalog.pub_category_translations t
                         where t.category_id = c.category_id) as slugs
                        from catalog.pub_categories c
                        """ + NAMES
                        + (isId ? "where c.category_id = :id" : "where c.category_id = " + Slugs.CATEGORY))
                .params(context.params())
                .param("id", isId ? TypeIds.parse(CategoryId.class, idOrSlug) : null)
                .param("slug", idOrSlug)
                .query(Facts.class)
                .optional();
    }

    /// The ancestors, from the top; without the category itself.
    List<Row> above(CategoryId id, StoreContext context) {
        return jdbc.sql("""
                        with recursive above as (
                            select parent_id as category_id, 1 as level from catalog.pub_categories
                            where category_id = :id and parent_id is not null
                            union all
                            select c.parent_id, a.level + 1
                            from above a
                            join catalog.pub_categories c on c.category_id = a.category_id
                            where c.parent_id is not null
                        )
                        select
                        """ + COLUMNS + """
                        from above a
                        join catalog.pub_categories c on c.category_id = a.category_id
                        """ + NAMES + "order by a.level desc")
                .params(context.params())
                .param("id", id)
                .query(Row.class)
                .list();
    }

    /// The direct children, in order.
    List<Row> below(CategoryId id, StoreContext context) {
        return jdbc.sql("select " + COLUMNS + " from catalog.pub_categories c " + NAMES
                        + " where c.parent_id = :id order by c.position, c.category_id")
                .params(context.params())
                .param("id", id)
                .query(Row.class)
                .list();
    }
}
