package dev.kontor.webhook.delivery;

/// Where a message stands.
enum DeliveryStatus {
    /// To be sent, or sent again.
    PENDING,
    /// The receiver has it.
    SUCCEEDED,
    /// Given up.
    FAILED
}
