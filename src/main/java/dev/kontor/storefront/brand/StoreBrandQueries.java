package dev.kontor.storefront.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.storefront.context.CoverImage;
import dev.kontor.storefront.context.Slugs;
import dev.kontor.storefront.context.StoreContext;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads brands in one language.
@Repository
class StoreBrandQueries {

    private static final String BY_NAME = Sql.alphabetical("b.name");
    private static final Sorting SORTING = Sorting.by("b.brand_id", "name", SortField.text("name", BY_NAME));

    private static final String COLUMNS =
            """
            b.brand_id as id, b.slug, b.name, coalesce(b.descriptions ->> :locale, b.description) as description,
            coalesce(b.seo_titles ->> :locale, b.seo_title) as seo_title,
            coalesce(b.seo_descriptions ->> :locale, b.seo_description) as seo_description, b.manufacturer, b.responsible_person, %s, %s
            """.formatted(StoreContext.localeUsed("b.descriptions ->> :locale is not null"), CoverImage.columns("b"));
    private static final String FROM = "catalog.pub_brands b " + CoverImage.join("b");

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    StoreBrandQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    private record Sorted(StoreBrand brand, String sortName) {

        Object value(String field) {
            return field.equals("name") ? sortName : brand.id().value();
        }
    }

    Page<StoreBrand> page(Listing listing, StoreContext context) {
        return lists.select(COLUMNS + ", " + BY_NAME + " as sort_name", FROM)
                .where(new Conditions().params(context.params()))
                .page(listing, SORTING, Sorted.class, Sorted::value)
                .map(Sorted::brand);
    }

    /// The brand with that id, or that slug; former slugs come last.
    Optional<StoreBrand> find(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug) ? TypeIds.parse(BrandId.class, idOrSlug) : null;
        return jdbc.sql("select " + COLUMNS + " from " + FROM
                        + (id == null ? " where b.brand_id = " + Slugs.BRAND : " where b.brand_id = :id"))
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query(StoreBrand.class)
                .optional();
    }
}
