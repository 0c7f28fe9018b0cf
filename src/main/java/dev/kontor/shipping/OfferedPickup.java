package dev.kontor.shipping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// The collection of an order at a pickup point.
///
/// @param readyFrom when an order that is placed now can be collected
public record OfferedPickup(
        PickupPointId pickupPointId,
        @Schema(example = "Kontor Store Berlin") String name,
        @Schema(example = "2026-11-30T10:00:00Z") Instant readyFrom,
        @JsonIgnore PickupPlace place) {}
