package dev.kontor.inventory;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/// The time of a reservation is over, or staff ended it: its units can be bought by others.
///
/// @param reference whose reservation it was
@Schema(description = "The time of a reservation is over, or staff ended it: its units can be bought by others.")
public record ReservationExpired(ReservationId reservationId, UUID reference) implements Event {

    public static ReservationExpired of(UUID reference) {
        return new ReservationExpired(new ReservationId(reference), reference);
    }

    @Override
    public String type() {
        return "reservation.expired";
    }

    @Override
    public ReservationId subject() {
        return reservationId;
    }
}
