package dev.kontor.inventory.transfer;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.shared.problem.BadRequestException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Saves a draft of a transfer between two locations.
record SaveTransfer(
        @NotNull LocationId fromLocationId,
        @NotNull LocationId toLocationId,

        @Nullable @Size(max = 500) @Schema(example = "Truck on Monday")
        String note,

        @NotEmpty @Size(max = 500) List<@NotNull @Valid Units> items) {

    /// Units of one variant to transfer.
    @Schema(name = "UnitsToTransfer")
    record Units(
            @NotNull VariantId variantId,

            @NotNull @Min(1) @Max(1_000_000) @Schema(example = "20")
            Integer quantity) {}

    static SaveTransfer of(Transfer transfer) {
        return new SaveTransfer(
                transfer.fromLocationId(),
                transfer.toLocationId(),
                transfer.note(),
                transfer.items().stream()
                        .map(line -> new Units(line.variantId(), line.quantity()))
                        .toList());
    }

    /// Returns the units by variant in the order of the key; repeated variants are added up.
    static Map<VariantId, Integer> units(List<Units> lines) {
        var units = new TreeMap<VariantId, Integer>((a, b) -> a.value().compareTo(b.value()));
        lines.forEach(line -> units.merge(line.variantId(), line.quantity(), Math::addExact));
        return units;
    }

    /// @throws BadRequestException if both locations are the same
    void requireTwoPlaces() {
        if (fromLocationId.equals(toLocationId)) {
            throw BadRequestException.at(
                    "/toLocationId", "same", "The locations must differ. Set `toLocationId` to another location.");
        }
    }
}
