package dev.kontor.order.returning.label;

import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.LabelFormat;
import dev.kontor.shipping.LabelStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A label of a return as its buyer sees it.
///
/// @param status `REQUESTED` until the carrier has responded; the file exists once it is `BOUGHT`
/// @param trackingNumber once it is bought
/// @param trackingUrl page of the carrier, if it has one
record OwnReturnLabel(
        LabelStatus status,
        @Schema(example = "dhl") String carrier,
        LabelFormat format,
        @Nullable @Schema(example = "JD0146000063") String trackingNumber,
        @Nullable String trackingUrl,
        Instant requestedAt,
        @Nullable Instant boughtAt) {

    static OwnReturnLabel of(CarrierLabel label) {
        return new OwnReturnLabel(
                label.status(),
                label.carrier(),
                label.format(),
                label.trackingNumber(),
                label.trackingUrl(),
                label.requestedAt(),
                label.boughtAt());
    }
}
