package dev.kontor.storefront.collection;

import dev.kontor.catalog.CollectionId;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads collections in one language.
@Repository
class StoreCollectionQueries {

    private static final Sorting SORTING =
            Sorting.by("c.collection_id", "name", SortField.text("name", "coalesce(w.name, d.name)"));

    private static final String SELECT = """
            select c.collection_id, coalesce(w.slug, d.slug) as slug, coalesce(w.name, d.name) as name,
                   coalesce(w.description, d.description) as description, w.collection_id is not null as translated,
                   case when w.collection_id is null then d.seo_title else w.seo_title end as seo_title,
                   case when w.collection_id is null then d.seo_description else w.seo_description end
                       as seo_description,
                   %s,
                   (select jsonb_object_agg(t.locale, t.slug) from catalog.pub_collection_translations t
                    where t.collection_id = c.collection_id) as slugs
            from catalog.pub_collections c
            join catalog.pub_collection_translations d on d.collection_id = c.collection_id and d.locale = :fallback
            left join catalog.pub_collection_translations w on w.collection_id = c.collection_id and w.locale = :locale
            %s
            """.formatted(CoverImage.columns("c"), CoverImage.join("c"));

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cursors cursors;

    StoreCollectionQueries(JdbcClient jdbc, JsonMapper json, Cursors cursors) {
        this.jdbc = jdbc;
        this.json = json;
        this.cursors = cursors;
    }

    Page<StoreCollection> page(Listing listing, StoreContext context) {
        var window = cursors.window(listing, SORTING, context.locale());
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(context.params())
                .params(window.params())
                .query((row, _) -> collection(row, context))
                .list();
        var page = window.page(
                rows,
                (collection, field) -> field.equals("name")
                        ? collection.name()
                        : collection.id().value());
        return listing.wantsTotal() ? page.withTotal(number(context)) : page;
    }

    private long number(StoreContext context) {
        return jdbc.sql("""
                        select count(*) from catalog.pub_collections c
                        join catalog.pub_collection_translations d
                            on d.collection_id = c.collection_id and d.locale = :fallback
                        """).params(context.params()).query(Long.class).single();
    }

    /// The collection with that id, or that slug in any language; the request's language takes precedence.
    Optional<StoreCollection> find(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug)
                ? TypeIds.parse(CollectionId.class, idOrSlug).value()
                : null;
        return jdbc.sql(SELECT + (id != null ? "where c.collection_id = :id" : """
                        where c.collection_id = (
                            select s.collection_id from catalog.pub_collection_translations s
                            where s.slug = :slug
                            order by s.locale = :locale desc, s.locale = :fallback desc, s.locale
                            limit 1)
                        """))
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query((row, _) -> collection(row, context))
                .optional();
    }

    private StoreCollection collection(ResultSet row, StoreContext context) throws SQLException {
        return new StoreCollection(
                new CollectionId(row.getObject("collection_id", UUID.class)),
                row.getString("slug"),
                row.getString("name"),
                row.getString("description"),
                Seo.of(row.getString("seo_title"), row.getString("seo_description")),
                CoverImage.of(row, json),
                context.localeUsed(row.getBoolean("translated")),
                json.readValue(row.getString("slugs"), new TypeReference<Map<String, String>>() {}));
    }
}
