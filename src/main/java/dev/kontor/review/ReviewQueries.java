package dev.kontor.review;

import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists and locks reviews, and maintains the number of published reviews and their stars for each product.
@Repository
class ReviewQueries {

    private static final Sorting SORTING = Sorting.by(
            "r.id",
            "-createdAt",
            SortField.time("createdAt", "r.created_at"),
            SortField.time("updatedAt", "r.updated_at"));

    private static final String COLUMNS = """
            r.id, r.version, r.product_id, r.customer_id, r.rating, r.title, r.body, r.author, r.locale,
            r.verified_purchase, r.status, r.reply, r.created_at, r.updated_at, r.decided_at
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ReviewQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<ReviewDetails> list(ReviewFilter filter, Listing listing) {
        return lists.select(COLUMNS, "review.reviews r")
                .where(filter.conditions())
                .page(listing, SORTING, ReviewDetails.class, filter);
    }

    /// Locks the review until the transaction ends.
    void lock(ReviewId id) {
        jdbc.sql("select from review.reviews where id = :id for update")
                .param("id", id)
                .query()
                .listOfRows();
    }

    /// Adds a review to the rating of the product, in the transaction that publishes it and holds its lock.
    void join(Review review) {
        jdbc.sql("""
                        insert into review.ratings as r (product_id, reviews, stars) values (:productId, 1, :rating)
                        on conflict (product_id) do update
                        set reviews = r.reviews + 1, stars = r.stars + excluded.stars
                        """).paramSource(review).update();
    }

    /// Removes a review that was published from the rating of the product.
    void leave(Review review) {
        jdbc.sql("""
                        update review.ratings set reviews = reviews - 1, stars = stars - :rating
                        where product_id = :productId
                        """).paramSource(review).update();
    }
}
