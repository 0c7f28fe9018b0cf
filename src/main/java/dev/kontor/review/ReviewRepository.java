package dev.kontor.review;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores reviews. Rejects a second review of a product by the same customer or guest.
interface ReviewRepository extends Aggregates<Review, ReviewId> {

    Set<String> ONE_OF_EACH = Set.of("reviews_one_of_customer", "reviews_one_of_guest");

    List<Review> findByCustomerIdOrderById(CustomerId customerId);

    List<Review> findByGuestEmailOrderById(String guestEmail);

    default void store(Review review) {
        try {
            saveAndFlush(review);
        } catch (DataIntegrityViolationException violation) {
            if (ONE_OF_EACH.contains(Sql.constraint(violation).orElse(""))) {
                throw new ConflictException(ProblemCode.ALREADY_EXISTS, Message.of("review.exists"));
            }
            throw violation;
        }
    }
}
