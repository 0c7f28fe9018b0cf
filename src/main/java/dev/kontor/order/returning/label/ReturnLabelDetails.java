package dev.kontor.order.returning.label;

import dev.kontor.order.ReturnId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.CarrierLabelId;
import dev.kontor.shipping.LabelFormat;
import dev.kontor.shipping.LabelStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A label of a return.
///
/// @param trackingNumber once it is bought
/// @param cost price that the carrier charges the shop, once it is bought
/// @param reason why it was not bought or voided, as the carrier names it
/// @param requestedAt when the carrier was called
record ReturnLabelDetails(
        CarrierLabelId id,
        ReturnId returnId,
        @Schema(example = "dhl") String carrier,
        @Schema(example = "return-parcel") String service,
        LabelFormat format,
        LabelStatus status,
        @Nullable @Schema(example = "JD0146000063") String trackingNumber,
        @Nullable String trackingUrl,
        @Nullable Money cost,
        @Nullable @Schema(example = "address-unknown") String reason,
        Instant requestedAt,
        @Nullable Instant boughtAt,
        @Nullable Instant voidedAt) {

    static ReturnLabelDetails of(CarrierLabel label) {
        return new ReturnLabelDetails(
                label.id(),
                new ReturnId(label.reference()),
                label.carrier(),
                label.service(),
                label.format(),
                label.status(),
                label.trackingNumber(),
                label.trackingUrl(),
                label.cost(),
                label.reason(),
                label.requestedAt(),
                label.boughtAt(),
                label.voidedAt());
    }
}
