package dev.kontor.shipping;

import dev.kontor.media.MediaId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A label of a parcel.
///
/// @param reference value of the id of the parcel: of a fulfillment or a return
/// @param fileId the private file with its content, once it is bought
/// @param reason why it was not bought or voided
public record CarrierLabel(
        CarrierLabelId id,
        UUID reference,
        ParcelKind kind,
        String carrier,
        String service,
        LabelFormat format,
        LabelStatus status,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        @Nullable Money cost,
        @Nullable MediaId fileId,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable Instant boughtAt,
        @Nullable Instant voidedAt) {}
