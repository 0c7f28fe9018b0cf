package dev.kontor.storefront.product;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The summary of a product's approved reviews.
///
/// @param average of one to five stars, rounded half up to one digit
/// @param reviews their number
record ProductRating(
        @Schema(example = "4.3", minimum = "1", maximum = "5")
        BigDecimal average,

        @Schema(example = "12", minimum = "1") int reviews) {

    /// The columns that [#of] reads.
    static final String COLUMNS = "g.reviews as rating_reviews, g.stars as rating_stars";

    static final String JOIN = """
            left join lateral (
                select n.reviews, n.stars from review.pub_ratings n
                where n.product_id = p.product_id limit 1) g on true
            """;

    /// Absent without reviews.
    static @Nullable ProductRating of(ResultSet row) throws SQLException {
        int reviews = row.getInt("rating_reviews");
        return reviews == 0
                ? null
                : new ProductRating(
                        BigDecimal.valueOf(row.getLong("rating_stars"))
                                .divide(BigDecimal.valueOf(reviews), 1, RoundingMode.HALF_UP),
                        reviews);
    }
}
