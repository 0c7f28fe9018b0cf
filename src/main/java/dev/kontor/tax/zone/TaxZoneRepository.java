package dev.kontor.tax.zone;

import dev.kontor.shared.address.ZoneArea;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.tax.TaxZoneId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// Stores tax zones with their areas. Rejects names and areas of other zones, and the deletion of zones with
/// rates.
interface TaxZoneRepository extends Aggregates<TaxZone, TaxZoneId> {

    default void store(TaxZone zone) {
        try {
            saveAndFlush(zone);
        } catch (DuplicateKeyException taken) {
            throw ZoneArea.taken(taken);
        }
    }

    default void remove(TaxZone zone) {
        try {
            deleteAndFlush(zone);
        } catch (DataIntegrityViolationException used) {
            throw new ConflictException(ProblemCode.IN_USE, "Tax rates refer to the zone. Delete them first.");
        }
    }
}
