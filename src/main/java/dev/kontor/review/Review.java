package dev.kontor.review;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one customer thinks of one product.
///
/// @param rating one to five stars
/// @param author the name that is shown
/// @param locale BCP 47 tag of the language it is written in
/// @param verifiedPurchase whether the customer had bought the product when it was written
/// @param reply of the shop, shown below it
/// @param decidedAt when staff last approved or rejected it
record Review(
        ReviewId id,
        long version,
        ProductId productId,
        CustomerId customerId,
        int rating,
        String title,
        String body,
        String author,
        String locale,
        boolean verifiedPurchase,
        ReviewStatus status,
        @Nullable String reply,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant decidedAt) {

    static Review submit(
            ProductId product, CustomerId customer, SubmitReview request, boolean verifiedPurchase, Instant now) {
        return new Review(
                ReviewId.next(),
                1,
                product,
                customer,
                request.rating(),
                request.title(),
                request.body(),
                request.author(),
                Locale.forLanguageTag(request.locale()).toLanguageTag(),
                verifiedPurchase,
                ReviewStatus.PENDING,
                null,
                now,
                now,
                null);
    }

    Review change(ChangeReview wish, Instant now) {
        return new Review(
                id,
                version + 1,
                productId,
                customerId,
                rating,
                title,
                body,
                author,
                locale,
                verifiedPurchase,
                wish.status(),
                wish.reply(),
                createdAt,
                now,
                wish.status() == status ? decidedAt : now);
    }

    boolean shown() {
        return status == ReviewStatus.APPROVED;
    }
}
