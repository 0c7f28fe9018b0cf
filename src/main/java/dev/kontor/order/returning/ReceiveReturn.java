package dev.kontor.order.returning;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.problem.BadRequestException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records inspected units of a return.
///
/// @param locationId where the units arrived; `SELLABLE` units are added to its stock and require it
/// @param items inspected units; an item can appear several times with different conditions
record ReceiveReturn(
        @Nullable LocationId locationId,
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid ReceivedUnits> items) {

    /// @throws BadRequestException if units should be added to the stock of no location
    void requireLocation() {
        if (locationId == null && items.stream().anyMatch(units -> units.condition() == ItemCondition.SELLABLE)) {
            throw BadRequestException.at(
                    "/locationId", "required", "Sellable units require the location that adds them to its stock.");
        }
    }
}
