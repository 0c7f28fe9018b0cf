package dev.kontor.review;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.PublishedProducts;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.Purchases;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What customers and staff do with reviews. The rating of a product moves in the same transaction.
@Service
@Transactional
class ReviewService {

    private final ReviewRepository reviews;
    private final PublishedProducts products;
    private final Purchases purchases;
    private final EventLog events;
    private final AuditLog audit;
    private final ReviewProperties properties;
    private final Clock clock;

    ReviewService(
            ReviewRepository reviews,
            PublishedProducts products,
            Purchases purchases,
            EventLog events,
            AuditLog audit,
            ReviewProperties properties,
            Clock clock) {
        this.reviews = reviews;
        this.products = products;
        this.purchases = purchases;
        this.events = events;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Review> list(ReviewFilter filter, Listing listing) {
        return reviews.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public Review get(ReviewId id) {
        return reviews.find(id).orElseThrow(() -> NotFoundException.of("review", id));
    }

    @Transactional(readOnly = true)
    public Review own(CustomerId customer, ReviewId id) {
        return reviews.find(id)
                .filter(review -> review.customerId().equals(customer))
                .orElseThrow(() -> NotFoundException.of("review", id));
    }

    /// @param idOrSlug of a product that is in the shop
    public Review submit(CustomerId customer, String idOrSlug, SubmitReview request) {
        var product =
                products.find(idOrSlug).orElseThrow(() -> new NotFoundException(Message.of("not-found.store-product")));
        boolean bought = purchases.bought(customer, product);
        if (properties.buyersOnly() && !bought) {
            throw new RejectedException(ProblemCode.REJECTED, Message.of("review.not-bought"));
        }
        var review = Review.submit(product, customer, request, bought, clock.instant());
        reviews.insert(review);
        events.append(new ReviewSubmitted(review.id(), product, review.rating()));
        return review;
    }

    public Review change(ReviewId id, IfMatch ifMatch, MergePatch<ChangeReview> patch) {
        var before = forUpdate(id);
        ifMatch.require(before.version());
        var after = before.change(patch.applyTo(ChangeReview.of(before)), clock.instant());
        reviews.update(after);
        if (after.shown() && !before.shown()) {
            reviews.join(after);
            events.append(new ReviewApproved(id, after.productId(), after.rating()));
        } else if (after.status() != before.status()) {
            withdraw(before);
            events.append(new ReviewRejected(id, after.productId()));
        } else {
            events.append(new ReviewUpdated(id, after.productId()));
        }
        audit.record("review.updated", id, ReviewDetails.of(before), ReviewDetails.of(after));
        return after;
    }

    public void delete(ReviewId id, IfMatch ifMatch) {
        var review = forUpdate(id);
        ifMatch.require(review.version());
        delete(review);
        audit.record("review.deleted", id, ReviewDetails.of(review), null);
    }

    public void deleteOwn(CustomerId customer, ReviewId id) {
        var review = forUpdate(id);
        if (!review.customerId().equals(customer)) {
            throw NotFoundException.of("review", id);
        }
        delete(review);
    }

    private Review forUpdate(ReviewId id) {
        return reviews.findForUpdate(id).orElseThrow(() -> NotFoundException.of("review", id));
    }

    private void delete(Review review) {
        reviews.delete(review.id());
        withdraw(review);
        events.append(new ReviewDeleted(review.id(), review.productId()));
    }

    private void withdraw(Review review) {
        if (review.shown()) {
            reviews.subtractRating(review);
        }
    }
}
