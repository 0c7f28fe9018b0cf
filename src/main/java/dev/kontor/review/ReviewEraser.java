package dev.kontor.review;

import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Deletes the reviews of a person. The ratings of the products follow.
@Component
class ReviewEraser implements PersonalDataEraser {

    private final ReviewRepository reviews;
    private final ReviewQueries queries;
    private final EventLog events;

    ReviewEraser(ReviewRepository reviews, ReviewQueries queries, EventLog events) {
        this.reviews = reviews;
        this.queries = queries;
        this.events = events;
    }

    @Override
    public Set<ErasureStage> stages() {
        return Set.of(ErasureStage.RECORDS);
    }

    @Override
    public String table() {
        return "review.reviews";
    }

    @Override
    public int erase(ErasureStage stage, PersonToErase person, int most) {
        var found = Stream.concat(
                        person.customers().stream()
                                .flatMap(customer ->
                                        reviews.findByCustomerIdOrderById(new CustomerId(customer)).stream()),
                        person.emails().stream().flatMap(email -> reviews.findByGuestEmailOrderById(email).stream()))
                .limit(most)
                .toList();
        found.forEach(this::erase);
        return found.size();
    }

    private void erase(Review review) {
        queries.lock(review.id());
        reviews.deleteAndFlush(review);
        if (review.shown()) {
            queries.leave(review);
        }
        events.append(new ReviewDeleted(review.id(), review.productId()));
    }
}
