package dev.kontor.order.fulfillment;

import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.CarrierLabelId;
import dev.kontor.shipping.LabelFormat;
import dev.kontor.shipping.LabelStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A label of a parcel.
///
/// @param trackingNumber once it is bought
/// @param cost price that the carrier charges the shop, once it is bought
/// @param reason why it was not bought or voided, as the carrier names it
/// @param requestedAt when the carrier was called
record LabelDetails(
        CarrierLabelId id,
        FulfillmentId fulfillmentId,
        @Schema(example = "dhl") String carrier,
        @Schema(example = "parcel") String service,
        LabelFormat format,
        LabelStatus status,
        @Nullable @Schema(example = "JD0146000063") String trackingNumber,
        @Nullable String trackingUrl,
        @Nullable Money cost,
        @Nullable @Schema(example = "address-unknown") String reason,
        Instant requestedAt,
        @Nullable Instant boughtAt,
        @Nullable Instant voidedAt) {

    static LabelDetails of(CarrierLabel label) {
        return new LabelDetails(
                label.id(),
                new FulfillmentId(label.reference()),
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
