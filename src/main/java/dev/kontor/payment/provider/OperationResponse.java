package dev.kontor.payment.provider;

/// The result of a request to move money, such as a refund.
public sealed interface OperationResponse {

    /// The operation succeeded.
    record Succeeded(String reference) implements OperationResponse {}

    /// The operation was rejected permanently; no money moved.
    ///
    /// @param reason stable code
    record Refused(String reason) implements OperationResponse {}

    /// Accepted; the outcome follows later.
    record Pending() implements OperationResponse {}

    /// The provider definitely has not received it, or knows no request with that key.
    record NotSent(String reason) implements OperationResponse {}

    /// The outcome is unknown.
    record Unknown(String reason) implements OperationResponse {}
}
