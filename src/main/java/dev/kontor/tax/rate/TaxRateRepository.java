package dev.kontor.tax.rate;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.tax.TaxRateId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// Stores tax rates. Rejects duplicate rates for a category in a zone, and unknown references.
interface TaxRateRepository extends Aggregates<TaxRate, TaxRateId> {

    default void store(TaxRate rate) {
        try {
            saveAndFlush(rate);
        } catch (DuplicateKeyException taken) {
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS,
                    "The zone already has a rate for this category. Change that rate instead.");
        } catch (DataIntegrityViolationException unknown) {
            boolean zone = Sql.constraint(unknown).orElse("").equals("rates_zone_id_fkey");
            var detail = zone ? "The tax zone does not exist." : "The tax category does not exist.";
            throw RejectedException.at(zone ? "/zoneId" : "/categoryId", "unknown", detail);
        }
    }
}
