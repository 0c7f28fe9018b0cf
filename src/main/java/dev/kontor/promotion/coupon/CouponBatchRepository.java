package dev.kontor.promotion.coupon;

import dev.kontor.promotion.CouponBatchId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores batches of coupons. Rejects prefixes that other batches have, and unknown promotions.
interface CouponBatchRepository extends Aggregates<CouponBatch, CouponBatchId> {

    default void store(CouponBatch batch) {
        try {
            saveAndFlush(batch);
        } catch (DataIntegrityViolationException violation) {
            switch (Sql.constraint(violation).orElse("")) {
                case "coupon_batches_prefix" ->
                    throw ConflictException.taken(
                            "/prefix", "Another batch has this prefix, or one that looks like it.");
                case "coupon_batches_promotion" -> throw NotFoundException.of("promotion", batch.promotionId());
                default -> throw violation;
            }
        }
    }
}
