package dev.kontor.review;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Moves the reviews of a merged customer. Where both have reviewed a product, the source keeps its review,
/// because a customer has at most one for each product.
@Component
class ReviewMerge implements CustomerMergeParticipant {

    private final ReviewRepository reviews;
    private final ReviewInvitationRepository invitations;
    private final EventLog events;
    private final Clock clock;

    ReviewMerge(ReviewRepository reviews, ReviewInvitationRepository invitations, EventLog events, Clock clock) {
        this.reviews = reviews;
        this.invitations = invitations;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.REVIEWS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return movable(source, target).size();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        invitations.move(source, target);
        var movable = movable(source, target);
        for (var review : movable) {
            review.moveTo(target, clock.instant());
            reviews.store(review);
            events.append(new ReviewUpdated(review.id(), review.productId()));
        }
        return movable.size();
    }

    private List<Review> movable(CustomerId source, CustomerId target) {
        var reviewed = reviews.findByCustomerIdOrderById(target).stream()
                .map(Review::productId)
                .collect(Collectors.toSet());
        return reviews.findByCustomerIdOrderById(source).stream()
                .filter(review -> !reviewed.contains(review.productId()))
                .toList();
    }
}
