package dev.kontor.inventory;

import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a reservation. Its value is the reference that holds the units; a reference has one reservation.
public record ReservationId(UUID value) implements TypedId {}
