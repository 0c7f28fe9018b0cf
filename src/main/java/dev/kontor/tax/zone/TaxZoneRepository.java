package dev.kontor.tax.zone;

import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.tax.TaxZoneId;
import dev.kontor.tax.area.TaxAreas;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores tax zones with their areas. Rejects names and areas of other zones, and the deletion of zones with
/// rates.
interface TaxZoneRepository extends Aggregates<TaxZone, TaxZoneId> {

    default void store(TaxZone zone) {
        try {
            saveAndFlush(zone);
        } catch (DataIntegrityViolationException taken) {
            throw switch (Sql.constraint(taken).orElse("")) {
                case "zones_default" ->
                    ConflictException.taken(
                            "/isDefault", "Another zone is the default. Set its `isDefault` to `false` first.");
                case "zones_name_key" -> ConflictException.taken("/name", "Another zone has this name.");
                default -> TaxAreas.taken();
            };
        }
    }

    default void remove(TaxZone zone) {
        try {
            deleteAndFlush(zone);
        } catch (DataIntegrityViolationException _) {
            throw new ConflictException(ProblemCode.IN_USE, "Tax rates refer to the zone. Delete them first.");
        }
    }
}
