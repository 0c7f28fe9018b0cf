package dev.kontor.shipping.pickup;

import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shipping.PickupPointId;
import org.springframework.dao.DuplicateKeyException;

/// Stores pickup points; rejects a second one at the same location.
interface PickupPointRepository extends Aggregates<PickupPoint, PickupPointId> {

    default void store(PickupPoint point) {
        try {
            saveAndFlush(point);
        } catch (DuplicateKeyException _) {
            throw ConflictException.taken("/locationId", "The location has another pickup point.");
        }
    }
}
