package dev.kontor.promotion.manage;

import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores promotions. Rejects codes that other promotions have.
interface PromotionRepository extends Aggregates<Promotion, PromotionId> {

    default void store(Promotion promotion) {
        try {
            saveAndFlush(promotion);
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation).orElse("").equals("codes_canonical")) {
                throw ConflictException.taken(
                        "/codes", "A promotion has one of these codes already, or one that looks like it.");
            }
            throw violation;
        }
    }
}
