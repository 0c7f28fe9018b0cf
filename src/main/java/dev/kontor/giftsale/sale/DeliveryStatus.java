package dev.kontor.giftsale.sale;

import io.swagger.v3.oas.annotations.media.Schema;

/// Whether a gift card was mailed.
@Schema(name = "GiftCardDeliveryStatus")
enum DeliveryStatus {
    /// It is mailed on the requested day.
    SCHEDULED,
    /// It was handed to the mail queue.
    SENT,
    /// It was canceled or refunded, and its code no longer works.
    REVOKED
}
