package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps reviews, and for each product how many are shown and how many stars they have together.
@Repository
class ReviewRepository {

    private static final Sorting SORTING = Sorting.by(
            "r.id",
            "-createdAt",
            SortField.time("createdAt", "r.created_at"),
            SortField.time("updatedAt", "r.updated_at"));

    private static final String SELECT = """
            select r.id, r.version, r.product_id, r.customer_id, r.rating, r.title, r.body, r.author, r.locale,
                   r.verified_purchase, r.status, r.reply, r.created_at, r.updated_at, r.decided_at
            """;
    private static final String FROM = " from review.reviews r where true";

    private final JdbcClient jdbc;
    private final Cursors cursors;

    ReviewRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<Review> list(ReviewFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var params = new HashMap<>(filter.params());
        params.putAll(window.params());
        var rows = jdbc.sql(SELECT + FROM + filter.conditions() + window.and() + window.orderAndLimit())
                .params(params)
                .query((row, _) -> review(row))
                .list();
        var page = window.page(rows, (review, field) -> switch (field) {
            case "createdAt" -> review.createdAt();
            case "updatedAt" -> review.updatedAt();
            default -> review.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*)" + FROM + filter.conditions())
                        .params(filter.params())
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<Review> find(ReviewId id) {
        return jdbc.sql(SELECT + FROM + " and r.id = :id")
                .param("id", id.value())
                .query((row, _) -> review(row))
                .optional();
    }

    /// Loads the review and keeps others from changing it until the transaction ends.
    Optional<Review> findForUpdate(ReviewId id) {
        return jdbc.sql(SELECT + FROM + " and r.id = :id for update")
                .param("id", id.value())
                .query((row, _) -> review(row))
                .optional();
    }

    /// @throws ConflictException `already-exists` if the customer has a review of the product
    void insert(Review review) {
        try {
            jdbc.sql("""
                    insert into review.reviews (id, version, product_id, customer_id, rating, title, body, author,
                        locale, verified_purchase, status, created_at, updated_at)
                    values (:id, :version, :product, :customer, :rating, :title, :body, :author,
                        :locale, :verified, :status, :createdAt, :updatedAt)
                    """)
                    .param("id", review.id().value())
                    .param("version", review.version())
                    .param("product", review.productId().value())
                    .param("customer", review.customerId().value())
                    .param("rating", review.rating())
                    .param("title", review.title())
                    .param("body", review.body())
                    .param("author", review.author())
                    .param("locale", review.locale())
                    .param("verified", review.verifiedPurchase())
                    .param("status", review.status().name())
                    .param("createdAt", Sql.time(review.createdAt()))
                    .param("updatedAt", Sql.time(review.updatedAt()))
                    .update();
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation)
                    .filter("reviews_one_of_customer"::equals)
                    .isPresent()) {
                throw new ConflictException(ProblemCode.ALREADY_EXISTS, Message.of("review.exists"));
            }
            throw violation;
        }
    }

    /// @param review the next version of what was loaded for update
    void update(Review review) {
        jdbc.sql("""
                update review.reviews
                set version = :version, status = :status, reply = :reply, updated_at = :updatedAt, decided_at = :decidedAt
                where id = :id
                """)
                .param("id", review.id().value())
                .param("version", review.version())
                .param("status", review.status().name())
                .param("reply", review.reply())
                .param("updatedAt", Sql.time(review.updatedAt()))
                .param("decidedAt", Sql.time(review.decidedAt()))
                .update();
    }

    void delete(ReviewId id) {
        jdbc.sql("delete from review.reviews where id = :id")
                .param("id", id.value())
                .update();
    }

    /// Lets a review join the rating of the product, in the transaction that shows it and holds its lock.
    void join(Review review) {
        jdbc.sql("""
                insert into review.ratings as r (product_id, reviews, stars) values (:product, 1, :stars)
                on conflict (product_id) do update
                set reviews = r.reviews + 1, stars = r.stars + excluded.stars
                """)
                .param("product", review.productId().value())
                .param("stars", review.rating())
                .update();
    }

    /// Takes a review that was shown out of the rating of the product.
    void subtractRating(Review review) {
        jdbc.sql("""
                update review.ratings set reviews = reviews - 1, stars = stars - :stars where product_id = :product
                """)
                .param("product", review.productId().value())
                .param("stars", review.rating())
                .update();
    }

    private static Review review(ResultSet row) throws SQLException {
        return new Review(
                new ReviewId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new ProductId(row.getObject("product_id", UUID.class)),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getInt("rating"),
                row.getString("title"),
                row.getString("body"),
                row.getString("author"),
                row.getString("locale"),
                row.getBoolean("verified_purchase"),
                ReviewStatus.valueOf(row.getString("status")),
                row.getString("reply"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                Sql.optionalInstant(row, "decided_at"));
    }
}
