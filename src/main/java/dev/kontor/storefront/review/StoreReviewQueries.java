package dev.kontor.storefront.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.review.ReviewId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.storefront.context.StoreContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.UUID;
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

    private final JdbcClient jdbc;
    private final Cursors cursors;

    StoreReviewQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /// Whether the channel sells the product, which is published.
    boolean isSold(ProductId product, StoreContext context) {
        var condition = context.sells("p.product_id");
        return condition.isEmpty()
                || jdbc.sql("select exists (select 1 from catalog.pub_products p where p.product_id = :id" + condition
                                + ")")
                        .params(context.params())
                        .param("id", product.value())
                        .query(Boolean.class)
                        .single();
    }

    Page<StoreReview> page(ProductId product, StoreReviewFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, product, filter);
        var params = new HashMap<>(filter.params());
        params.putAll(window.params());
        var rows = jdbc.sql("""
                        select r.review_id, r.rating, r.title, r.body, r.author, r.locale, r.verified_purchase, r.reply,
                               r.created_at
                        from review.pub_reviews r
                        where r.product_id = :product
                        """ + filter.conditions() + window.and() + window.orderAndLimit())
                .params(params)
                .param("product", product.value())
                .query((row, _) -> review(row))
                .list();
        var page = window.page(rows, (review, field) -> switch (field) {
            case "createdAt" -> review.createdAt();
            case "rating" -> review.rating();
            default -> review.id().value();
        });
        return listing.wantsTotal() ? page.withTotal(number(product, filter)) : page;
    }

    private long number(ProductId product, StoreReviewFilter filter) {
        return jdbc.sql("select count(*) from review.pub_reviews r where r.product_id = :product" + filter.conditions())
                .params(filter.params())
                .param("product", product.value())
                .query(Long.class)
                .single();
    }

    private static StoreReview review(ResultSet row) throws SQLException {
        return new StoreReview(
                new ReviewId(row.getObject("review_id", UUID.class)),
                row.getInt("rating"),
                row.getString("title"),
                row.getString("body"),
                row.getString("author"),
                row.getString("locale"),
                row.getBoolean("verified_purchase"),
                row.getString("reply"),
                Sql.instant(row, "created_at"));
    }
}
