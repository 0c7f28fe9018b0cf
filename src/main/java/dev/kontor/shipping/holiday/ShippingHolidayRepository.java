package dev.kontor.shipping.holiday;

import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shipping.ShippingHolidayId;
import org.springframework.dao.DuplicateKeyException;

/// Stores holidays; rejects a second one for the same day and destinations.
interface ShippingHolidayRepository extends Aggregates<ShippingHoliday, ShippingHolidayId> {

    default void store(ShippingHoliday holiday) {
        try {
            saveAndFlush(holiday);
        } catch (DuplicateKeyException _) {
            throw ConflictException.taken("/observedOn", "Another holiday is on this day in the country.");
        }
    }
}
