package dev.kontor.shipping.zone;

import dev.kontor.shared.address.ZoneArea;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shipping.ShippingZoneId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// Stores shipping zones with their areas. Rejects names and areas of other zones, and the deletion of zones
/// with methods.
interface ShippingZoneRepository extends Aggregates<ShippingZone, ShippingZoneId> {

    default void store(ShippingZone zone) {
        try {
            saveAndFlush(zone);
        } catch (DuplicateKeyException taken) {
            throw ZoneArea.taken(taken);
        }
    }

    default void remove(ShippingZone zone) {
        try {
            deleteAndFlush(zone);
        } catch (DataIntegrityViolationException _) {
            throw new ConflictException(ProblemCode.IN_USE, "Shipping methods refer to the zone. Delete them first.");
        }
    }
}
