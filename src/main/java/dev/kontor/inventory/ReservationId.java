package dev.kontor.inventory;

import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a reservation. Its value is the reference that holds the units; a reference has one reservation.
public record ReservationId(UUID value) implements TypedId {

    @Override
    public IdPrefix prefix() {
        return IdPrefix.RESERVATION;
    }
}
