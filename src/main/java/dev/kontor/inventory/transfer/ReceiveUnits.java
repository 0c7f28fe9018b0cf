package dev.kontor.inventory.transfer;

import dev.kontor.catalog.VariantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Receives units of a transfer.
///
/// @param items received units; absent for all units in transit
record ReceiveUnits(@Nullable @Size(min = 1, max = 500) List<SaveTransfer.@NotNull @Valid Units> items) {

    static final ReceiveUnits ALL = new ReceiveUnits(null);

    Map<VariantId, Integer> units() {
        return items == null ? Map.of() : SaveTransfer.units(items);
    }
}
