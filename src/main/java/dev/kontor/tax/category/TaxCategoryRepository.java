package dev.kontor.tax.category;

import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.tax.TaxCategoryId;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores tax categories. Rejects duplicate codes and the deletion of categories with rates.
interface TaxCategoryRepository extends Aggregates<TaxCategory, TaxCategoryId> {

    default void store(TaxCategory category) {
        try {
            saveAndFlush(category);
        } catch (DataIntegrityViolationException _) {
            throw ConflictException.taken("/code", "Another tax category has this code.");
        }
    }

    default void remove(TaxCategory category) {
        try {
            deleteAndFlush(category);
        } catch (DataIntegrityViolationException _) {
            throw new ConflictException(ProblemCode.IN_USE, "Tax rates refer to the category. Delete them first.");
        }
    }
}
