package dev.kontor.webhook.delivery;

/// The status of a message.
enum DeliveryStatus {
    /// Waiting for the first or the next attempt.
    PENDING,
    /// Accepted by the receiver.
    SUCCEEDED,
    /// Given up after the last attempt.
    FAILED
}
