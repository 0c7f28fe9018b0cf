package dev.kontor.shipping.pickup;

import dev.kontor.inventory.LocationId;
import dev.kontor.shipping.OpeningHours;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The editable fields of a pickup point.
///
/// @param locationId location whose stock is handed over; each has at most one pickup point
/// @param name as buyers see it
/// @param channels codes of the channels that offer it; all if empty or absent
/// @param instructions for buyers
/// @param active whether buyers can select it
/// @param closedFrom day from which on it is closed for good
record SavePickupPoint(
        @NotNull LocationId locationId,

        @NotBlank @Size(max = 100) @Schema(example = "Kontor Store Berlin")
        String name,

        @NotNull @Valid PickupAddress address,
        @NotNull @Valid OpeningHours hours,

        @Nullable @Size(max = 100) @Schema(example = "[\"default\"]")
        List<@NotNull @Size(min = 1, max = 64) String> channels,

        @Nullable @Size(max = 500) @Schema(example = "Ring at the side door.")
        String instructions,

        @NotNull @Schema(example = "true") Boolean active,
        @Nullable @Schema(example = "2027-06-30") LocalDate closedFrom) {

    List<String> inChannels() {
        return Objects.requireNonNullElse(channels, List.<String>of()).stream()
                .distinct()
                .sorted()
                .toList();
    }
}
