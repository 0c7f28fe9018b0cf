package dev.kontor.storefront.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.storefront.context.Slugs;
import dev.kontor.storefront.context.StoreContext;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads published reviews.
@Repository
class StoreReviewQueries {

    private static final Sorting SORTING = Sorting.by(
            "r.review_id",
            "-createdAt",
            SortField.time("createdAt", "r.created_at"),
            SortField.number("rating", "r.rating"));

    private static final String COLUMNS = """
            r.review_id as id, r.rating, r.title, r.body, r.author, r.locale, r.verified_purchase, r.reply, r.created_at
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    StoreReviewQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// The published product with that id that the channel sells, or with that slug in any language.
    Optional<ProductId> product(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug) ? TypeIds.parse(ProductId.class, idOrSlug) : null;
        return jdbc.sql("select p.product_id from catalog.pub_products p where p.product_id = "
                        + (id != null ? ":id" + context.sells("p.product_id") : Slugs.product(context)))
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query(ProductId.class)
                .optional();
    }

    Page<StoreReview> page(ProductId product, StoreReviewFilter filter, Listing listing) {
        return lists.select(COLUMNS, "review.pub_reviews r")
                .where(filter.conditions(product))
                .page(listing, SORTING, StoreReview.class, product, filter);
    }
}
