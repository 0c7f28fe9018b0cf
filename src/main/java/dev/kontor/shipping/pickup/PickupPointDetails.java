package dev.kontor.shipping.pickup;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.web.Versioned;
import dev.kontor.shipping.OpeningHours;
import dev.kontor.shipping.PickupPointId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pickup point with all its fields, for staff.
///
/// @param locationId location whose stock is handed over
/// @param channels codes of the channels that offer it; empty for all
/// @param instructions for buyers
/// @param active whether buyers can select it
/// @param closedFrom day from which on it is closed for good
record PickupPointDetails(
        PickupPointId id,
        @Schema(example = "3") long version,
        LocationId locationId,
        @Schema(example = "Kontor Store Berlin") String name,
        PickupAddress address,
        OpeningHours hours,
        @Schema(example = "[\"default\"]") List<String> channels,
        @Nullable String instructions,
        @Schema(example = "true") boolean active,
        @Nullable @Schema(example = "2027-06-30") LocalDate closedFrom,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
