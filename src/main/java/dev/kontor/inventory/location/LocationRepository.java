package dev.kontor.inventory.location;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// Writes locations; rejects duplicate codes and the deletion of a location that was used.
interface LocationRepository extends Aggregates<Location, LocationId> {

    default void store(Location location) {
        try {
            saveAndFlush(location);
        } catch (DuplicateKeyException _) {
            throw ConflictException.taken("/code", "Another location has this code.");
        }
    }

    default void remove(Location location) {
        try {
            deleteAndFlush(location);
        } catch (DataIntegrityViolationException _) {
            throw new ConflictException(
                    ProblemCode.IN_USE,
                    "A location that has been used cannot be deleted. Set `active` to `false` instead.");
        }
    }
}
