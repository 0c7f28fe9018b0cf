package dev.kontor.webhook.delivery;

/// Why a message is sent.
enum DeliveryCause {
    /// The event happened.
    EVENT,
    /// Staff test the endpoint.
    TEST,
    /// Staff replay a period.
    REPLAY,
    /// Staff redeliver this message.
    REDELIVERY
}
