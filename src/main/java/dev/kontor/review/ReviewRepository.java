package dev.kontor.review;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores reviews. Rejects a second review of a product by the same customer.
interface ReviewRepository extends Aggregates<Review, ReviewId> {

    List<Review> findByCustomerIdOrderById(CustomerId customerId);

    default void store(Review review) {
        try {
            saveAndFlush(review);
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation).orElse("").equals("reviews_one_of_customer")) {
                throw new ConflictException(ProblemCode.ALREADY_EXISTS, Message.of("review.exists"));
            }
            throw violation;
        }
    }
}
