package dev.kontor.order.cancellation;

import dev.kontor.order.OrderLineId;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cancels an order, or units of it.
///
/// @param reason shown to the buyer
/// @param restock whether the units return to the available stock; defaults to true
/// @param items units to cancel, none of them in a parcel; absent for the whole order
public record CancelOrder(
        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "We cannot deliver before Christmas.")
        String reason,

        @Nullable @Schema(defaultValue = "true") Boolean restock,
        @Nullable @Size(min = 1, max = 500) List<@NotNull @Valid Units> items) {

    /// Units of one line.
    @Schema(name = "UnitsToCancel")
    record Units(
            @NotNull OrderLineId itemId,
            @Min(1) @Max(1_000_000) int quantity) {}

    boolean restocks() {
        return !Boolean.FALSE.equals(restock);
    }

    /// Returns the units by line and adds up repeated lines. Empty for the whole order.
    Map<OrderLineId, Integer> units() {
        return items == null
                ? Map.of()
                : items.stream().collect(Collectors.toMap(Units::itemId, Units::quantity, Math::addExact));
    }
}
