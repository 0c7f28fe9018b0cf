package dev.kontor.inventory;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/// A reservation expired, or staff ended it; its units are available again.
///
/// @param reference the holder, such as an order
@Schema(description = "A reservation expired, or staff ended it; its units are available again.")
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
