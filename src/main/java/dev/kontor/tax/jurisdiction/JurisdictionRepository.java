package dev.kontor.tax.jurisdiction;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.tax.TaxJurisdictionId;
import dev.kontor.tax.area.TaxAreas;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores tax jurisdictions with their areas. Rejects names and areas of others, and the deletion of jurisdictions with
/// rates or children.
interface JurisdictionRepository extends Aggregates<Jurisdiction, TaxJurisdictionId> {

    default void store(Jurisdiction jurisdiction) {
        try {
            saveAndFlush(jurisdiction);
        } catch (DataIntegrityViolationException taken) {
            throw Sql.constraint(taken).orElse("").equals("jurisdictions_name_key")
                    ? ConflictException.taken("/name", "Another jurisdiction has this name.")
                    : TaxAreas.taken();
        }
    }

    default void remove(Jurisdiction jurisdiction) {
        try {
            deleteAndFlush(jurisdiction);
        } catch (DataIntegrityViolationException _) {
            throw new ConflictException(
                    ProblemCode.IN_USE, "Tax rates or jurisdictions refer to the jurisdiction. Delete them first.");
        }
    }
}
