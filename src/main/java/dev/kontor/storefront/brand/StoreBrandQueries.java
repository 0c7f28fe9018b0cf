package dev.kontor.storefront.brand;

import dev.kontor.catalog.BrandId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.storefront.context.CoverImage;
import dev.kontor.storefront.context.Seo;
import dev.kontor.storefront.context.StoreContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads brands in one language.
@Repository
class StoreBrandQueries {

    private static final Sorting SORTING = Sorting.by("b.brand_id", "name", SortField.text("name", "b.name"));

    private static final String SELECT =
            """
            select b.brand_id, b.slug, b.name, coalesce(b.descriptions ->> :locale, b.description) as description,
                   b.descriptions ->> :locale is not null as translated,
                   coalesce(b.seo_titles ->> :locale, b.seo_title) as seo_title,
                   coalesce(b.seo_descriptions ->> :locale, b.seo_description) as seo_description,
            """ + CoverImage.columns("b") + " from catalog.pub_brands b " + CoverImage.join("b");

    private final JdbcClient jdbc;
    private final Cursors cursors;

    private final JsonMapper json;

    StoreBrandQueries(JdbcClient jdbc, Cursors cursors, JsonMapper json) {
        this.json = json;
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<StoreBrand> page(Listing listing, StoreContext context) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(context.params())
                .params(window.params())
                .query((row, _) -> brand(row, context))
                .list();
        var page = window.page(
                rows,
                (brand, field) ->
                        field.equals("name") ? brand.name() : brand.id().value());
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from catalog.pub_brands")
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<StoreBrand> find(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug)
                ? TypeIds.parse(BrandId.class, idOrSlug).value()
                : null;
        return jdbc.sql(SELECT + (id == null ? "where b.slug = :slug" : "where b.brand_id = :id"))
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query((row, _) -> brand(row, context))
                .optional();
    }

    private StoreBrand brand(ResultSet row, StoreContext context) throws SQLException {
        return new StoreBrand(
                new BrandId(row.getObject("brand_id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                row.getString("description"),
                Seo.of(row.getString("seo_title"), row.getString("seo_description")),
                CoverImage.of(row, json),
                context.localeUsed(row.getBoolean("translated")));
    }
}
