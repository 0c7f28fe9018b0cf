package dev.kontor.review;

import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
import java.util.Set;
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
        int erased = 0;
        for (var customer : person.customers()) {
            for (var found : reviews.findByCustomerIdOrderById(new CustomerId(customer))) {
                if (erased == most) {
                    return erased;
                }
                queries.lock(found.id());
                reviews.deleteAndFlush(found);
                if (found.shown()) {
                    queries.leave(found);
                }
                events.append(new ReviewDeleted(found.id(), found.productId()));
                erased++;
            }
        }
        return erased;
    }
}
