package dev.kontor.storefront.collection;

import dev.kontor.catalog.CollectionId;
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

/// Reads collections in one language.
@Repository
class StoreCollectionQueries {

    private static final String BY_NAME = Sql.alphabetical("coalesce(w.name, d.name)");
    private static final Sorting SORTING = Sorting.by("c.collection_id", "name", SortField.text("name", BY_NAME));

    private static final String COLUMNS =
            """
            c.collection_id as id, coalesce(w.slug, d.slug) as slug, coalesce(w.name, d.name) as name,
            coalesce(w.description, d.description) as description,
            case when w.collection_id is null then d.seo_title else w.seo_title end as seo_title,
            case when w.collection_id is null then d.seo_description else w.seo_description end as seo_description,
            %s, %s,
            (select jsonb_object_agg(t.locale, t.slug) from catalog.pub_collection_translations t
             where t.collection_id = c.collection_id) as slugs
            """.formatted(StoreContext.localeUsed("w.collection_id is not null"), CoverImage.columns("c"));
    private static final String FROM = """
            catalog.pub_collections c
            join catalog.pub_collection_translations d on d.collection_id = c.collection_id and d.locale = :fallback
            left join catalog.pub_collection_translations w on w.collection_id = c.collection_id and w.locale = :locale
            """ + CoverImage.join("c");

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    StoreCollectionQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    private record Sorted(StoreCollection collection, String sortName) {

        Object value(String field) {
            return field.equals("name") ? sortName : collection.id().value();
        }
    }

    Page<StoreCollection> page(Listing listing, StoreContext context) {
        return lists.select(COLUMNS + ", " + BY_NAME + " as sort_name", FROM)
                .where(new Conditions().params(context.params()))
                .page(listing, SORTING, Sorted.class, Sorted::value, context.locale())
                .map(Sorted::collection);
    }

    /// The collection with that id, or that slug in any language; the request's language takes precedence,
    /// former slugs come last.
    Optional<StoreCollection> find(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug) ? TypeIds.parse(CollectionId.class, idOrSlug) : null;
        return jdbc.sql("select " + COLUMNS + " from " + FROM
                        + (id != null ? "where c.collection_id = :id" : "where c.collection_id = " + Slugs.COLLECTION))
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query(StoreCollection.class)
                .optional();
    }
}
