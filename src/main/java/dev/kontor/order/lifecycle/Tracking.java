package dev.kontor.order.lifecycle;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The carrier and tracking number of a parcel.
///
/// @param url tracking page of the carrier for the buyer
public record Tracking(
        @Nullable @Size(min = 1, max = 100) @NoCardNumber @Schema(example = "DHL")
        String carrier,

        @Nullable @Size(min = 1, max = 100) @Schema(example = "JD0146000063")
        String trackingNumber,

        @Nullable
        @Size(max = 500)
        @Pattern(regexp = "https?://[^\\s\"<>]+")
        @Schema(example = "https://www.dhl.example/track/JD0146000063")
        String trackingUrl) {

    static final Tracking NONE = new Tracking(null, null, null);
}
