package dev.kontor.storefront.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.storefront.context.StoreContext;
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

    /// Whether the channel sells the product, which is published.
    boolean isSold(ProductId product, StoreContext context) {
        var condition = context.sells("p.product_id");
        return condition.isEmpty()
                || jdbc.sql("select exists (select 1 from catalog.pub_products p where p.product_id = :id" + condition
                                + ")")
                        .params(context.params())
                        .param("id", product)
                        .query(Boolean.class)
                        .single();
    }

    Page<StoreReview> page(ProductId product, StoreReviewFilter filter, Listing listing) {
        return lists.select(COLUMNS, "review.pub_reviews r")
                .where(filter.conditions(product))
                .page(listing, SORTING, StoreReview.class, product, filter);
    }
}
