package dev.kontor.order.returning.reason;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores reasons for returns. Rejects duplicate codes.
interface ReturnReasonRepository extends Aggregates<ReturnReason, ReturnReasonId> {

    default void store(ReturnReason reason) {
        try {
            saveAndFlush(reason);
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation).orElse("").equals("return_reasons_code")) {
                throw ConflictException.taken("/code", "Another reason has this code.");
            }
            throw violation;
        }
    }
}
