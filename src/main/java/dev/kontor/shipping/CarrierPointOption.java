package dev.kontor.shipping;

import dev.kontor.shared.address.Destination;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The delivery to a point of a carrier, which the buyer selects.
///
/// @param carrier name of the carrier whose points can be selected
/// @param selected absent if none is selected, or if the selected one is not for this carrier and destination
public record CarrierPointOption(
        @Schema(example = "dhl") String carrier, @Nullable CarrierPoint selected) {

    public static CarrierPointOption of(String carrier, @Nullable CarrierPoint point, Destination destination) {
        boolean fits = point != null && point.carrier().equals(carrier) && point.serves(destination);
        return new CarrierPointOption(carrier, fits ? point : null);
    }
}
