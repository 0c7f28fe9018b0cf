package dev.kontor.inventory;

import dev.kontor.events.Event;
import java.util.UUID;

/// A reservation expired, or staff ended it; its units are available again.
///
/// @param reference the holder, such as an order
public record ReservationExpired(ReservationId reservationId, UUID reference) implements Event {

    public static ReservationExpired of(UUID reference) {
        return new ReservationExpired(new ReservationId(reference), reference);
    }
}
