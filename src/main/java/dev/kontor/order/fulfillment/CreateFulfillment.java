package dev.kontor.order.fulfillment;

import dev.kontor.inventory.LocationId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.Tracking;
import dev.kontor.shared.web.binding.NoCardNumber;
import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Packs units of an order into a parcel.
///
/// @param items units of the parcel, all from one shipping group; absent for all remaining units
/// @param locationId the stock location that ships the parcel. If absent, its units are taken from the
///     locations in the order in which they were allocated
/// @param shippingGroupId if `items` is absent, the shipping group whose remaining units are packed
record CreateFulfillment(
        @Nullable @Size(min = 1, max = 500) List<@NotNull @Valid Units> items,
        @Nullable ShippingGroupId shippingGroupId,
        @Nullable LocationId locationId,

        @Nullable @Size(min = 1, max = 100) @NoCardNumber @Schema(example = "DHL")
        String carrier,

        @Nullable @Size(min = 1, max = 100) @Schema(example = "JD0146000063")
        String trackingNumber,

        @Nullable
        @Size(max = 500)
        @Pattern(regexp = "https?://[^\\s\"<>]+")
        @Schema(example = "https://www.dhl.example/track/JD0146000063")
        String trackingUrl) {

    /// Units of one line.
    @Schema(name = "UnitsToFulfill")
    record Units(
            @NotNull OrderLineId itemId,
            @Min(1) @Max(1_000_000) int quantity) {}

    Tracking tracking() {
        return new Tracking(carrier, trackingNumber, trackingUrl);
    }

    /// Returns the units by line and adds up repeated lines. Empty for all remaining units.
    Map<OrderLineId, Integer> units() {
        return items == null
                ? Map.of()
                : items.stream().collect(Collectors.toMap(Units::itemId, Units::quantity, Math::addExact));
    }
}
