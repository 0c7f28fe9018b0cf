package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A customer's review of a product.
@Entity
@Table(schema = "review", name = "reviews")
class Review extends Aggregate<ReviewId> {

    @Id
    private ReviewId id;

    private ProductId productId;

    /// Absent for a guest.
    private @Nullable CustomerId customerId;

    /// The address of a guest's order in lower case; absent for a customer. Only queries read it.
    @SuppressWarnings("UnusedVariable")
    private @Nullable String guestEmail;

    /// One to five stars.
    @JdbcTypeCode(SqlTypes.SMALLINT)
    private int rating;

    private String title;
    private String body;

    /// The name shown with the review.
    private String author;

    /// BCP 47 tag of the language it is written in.
    private String locale;

    /// Whether the customer had bought the product when the review was written.
    private boolean verifiedPurchase;

    @Enumerated(EnumType.STRING)
    private ReviewStatus status;

    /// The shop's reply, shown below the review.
    private @Nullable String reply;

    /// When staff last approved or rejected it.
    private @Nullable Instant decidedAt;

    Review(ProductId product, Reviewer reviewer, SubmitReview request, boolean verifiedPurchase, Instant now) {
        super(now);
        this.id = ReviewId.next();
        this.productId = product;
        this.customerId = reviewer.customerId();
        this.guestEmail = reviewer.guestEmail();
        this.rating = request.rating();
        this.title = request.title();
        this.body = request.body();
        this.author = request.author();
        this.locale = Locale.forLanguageTag(request.locale()).toLanguageTag();
        this.verifiedPurchase = verifiedPurchase;
        this.status = ReviewStatus.PENDING;
    }

    @SuppressWarnings("NullAway.Init")
    protected Review() {}

    /// Who writes: a customer or a guest.
    ///
    /// @param customerId absent for a guest
    /// @param guestEmail absent for a customer
    record Reviewer(
            @Nullable CustomerId customerId, @Nullable String guestEmail) {

        static Reviewer of(CustomerId customer) {
            return new Reviewer(customer, null);
        }

        /// @param email of the order
        static Reviewer guest(String email) {
            return new Reviewer(null, email.toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public ReviewId id() {
        return id;
    }

    ProductId productId() {
        return productId;
    }

    boolean isOf(CustomerId customer) {
        return customer.equals(customerId);
    }

    int rating() {
        return rating;
    }

    boolean shown() {
        return status == ReviewStatus.APPROVED;
    }

    void moveTo(CustomerId customer, Instant now) {
        customerId = customer;
        guestEmail = null;
        updatedAt(now);
    }

    void change(ChangeReview wanted, Instant now) {
        if (wanted.status() != status) {
            status = wanted.status();
            decidedAt = now;
        }
        reply = wanted.reply();
        updatedAt(now);
    }

    ReviewDetails details() {
        return new ReviewDetails(
                id,
                version(),
                productId,
                customerId,
                rating,
                title,
                body,
                author,
                locale,
                verifiedPurchase,
                status,
                reply,
                createdAt(),
                updatedAt(),
                decidedAt);
    }
}
