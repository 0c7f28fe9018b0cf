package dev.kontor.tax.rate;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.tax.TaxRateId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// Stores tax rates. Rejects duplicate rates for a category in a zone, and unknown references.
interface TaxRateRepository extends Aggregates<TaxRate, TaxRateId> {

    default void store(TaxRate rate) {
        try {
            saveAndFlush(rate);
        } catch (DuplicateKeyException _) {
            throw ConflictException.taken(
                    "/validFrom", "The zone already has a rate for this category. Change that rate instead.");
        } catch (DataIntegrityViolationException unknown) {
            throw switch (Sql.constraint(unknown).orElse("")) {
                case "rates_zone_id_fkey" -> RejectedException.at("/zoneId", "unknown", "The tax zone does not exist.");
                case "rates_jurisdiction_id_fkey" ->
                    RejectedException.at("/jurisdictionId", "unknown", "The tax jurisdiction does not exist.");
                default -> RejectedException.at("/categoryId", "unknown", "The tax category does not exist.");
            };
        }
    }
}
