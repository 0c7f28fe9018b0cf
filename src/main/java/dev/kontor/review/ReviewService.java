package dev.kontor.review;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.PublishedProducts;
import dev.kontor.channel.Channel;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.Purchases;
import dev.kontor.review.Review.Reviewer;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages reviews for customers and staff. The product's rating changes in the same transaction.
@Service
@Transactional
class ReviewService {

    private final ReviewRepository reviews;
    private final ReviewQueries queries;
    private final PublishedProducts products;
    private final Purchases purchases;
    private final EventLog events;
    private final AuditLog audit;
    private final ReviewProperties properties;
    private final Clock clock;

    ReviewService(
            ReviewRepository reviews,
            ReviewQueries queries,
            PublishedProducts products,
            Purchases purchases,
            EventLog events,
            AuditLog audit,
            ReviewProperties properties,
            Clock clock) {
        this.reviews = reviews;
        this.queries = queries;
        this.products = products;
        this.purchases = purchases;
        this.events = events;
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<ReviewDetails> list(ReviewFilter filter, Listing listing) {
        return queries.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public ReviewDetails get(ReviewId id) {
        return find(id).details();
    }

    @Transactional(readOnly = true)
    public ReviewDetails own(CustomerId customer, ReviewId id) {
        return requireOwn(find(id), customer).details();
    }

    /// @param idOrSlug of a published product
    /// @param locale in which the slug is looked up first
    /// @param channel whose products are looked up first
    public ReviewDetails submit(
            CustomerId customer, String idOrSlug, Locale locale, Channel channel, SubmitReview request) {
        var product = products.find(idOrSlug, locale, channel)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.store-product")));
        boolean bought = purchases.bought(customer, product);
        if (properties.buyersOnly() && !bought) {
            throw new RejectedException(ProblemCode.REJECTED, Message.of("review.not-bought"));
        }
        return store(new Review(product, Reviewer.of(customer), request, bought, clock.instant()));
    }

    /// Stores the review of a product that the caller knows to be bought.
    ///
    /// @param product a published one
    ReviewDetails submitVerified(Reviewer reviewer, ProductId product, SubmitReview request) {
        return store(new Review(product, reviewer, request, true, clock.instant()));
    }

    private ReviewDetails store(Review review) {
        reviews.store(review);
        events.append(new ReviewSubmitted(review.id(), review.productId(), review.rating()));
        return review.details();
    }

    public ReviewDetails change(ReviewId id, IfMatch ifMatch, MergePatch<ChangeReview> patch) {
        var review = locked(id);
        ifMatch.require(review.version());
        var before = review.details();
        boolean wasShown = review.shown();
        review.change(patch.applyTo(before), clock.instant());
        reviews.store(review);
        var after = review.details();
        if (review.shown() && !wasShown) {
            queries.join(review);
            events.append(new ReviewApproved(id, after.productId(), after.rating()));
        } else if (after.status() != before.status()) {
            withdraw(review, wasShown);
            events.append(new ReviewRejected(id, after.productId()));
        } else {
            events.append(new ReviewUpdated(id, after.productId()));
        }
        audit.record("review.updated", id, before, after);
        return after;
    }

    public void delete(ReviewId id, IfMatch ifMatch) {
        var review = locked(id);
        ifMatch.require(review.version());
        delete(review);
        audit.record("review.deleted", id, review.details(), null);
    }

    public void deleteOwn(CustomerId customer, ReviewId id) {
        delete(requireOwn(locked(id), customer));
    }

    private Review find(ReviewId id) {
        return reviews.get("review", id);
    }

    private Review locked(ReviewId id) {
        queries.lock(id);
        return find(id);
    }

    private static Review requireOwn(Review review, CustomerId customer) {
        if (!review.isOf(customer)) {
            throw NotFoundException.of("review", review.id());
        }
        return review;
    }

    private void delete(Review review) {
        reviews.deleteAndFlush(review);
        withdraw(review, review.shown());
        events.append(new ReviewDeleted(review.id(), review.productId()));
    }

    private void withdraw(Review review, boolean wasShown) {
        if (wasShown) {
            queries.leave(review);
        }
    }
}
