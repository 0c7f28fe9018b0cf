package dev.kontor.webhook.delivery;

/// Why a message is sent.
enum DeliveryCause {
    /// It happened.
    EVENT,
    /// Staff want to see whether messages arrive.
    TEST,
    /// Staff want a stretch of time once more.
    REPLAY,
    /// Staff want this one once more.
    REDELIVERY
}
