package dev.kontor.payment.provider;

/// What became of one request to move money, such as a refund.
public sealed interface OperationResponse {

    /// It was done.
    record Succeeded(String reference) implements OperationResponse {}

    /// It was refused for good; nothing moved.
    ///
    /// @param reason stable code
    record Refused(String reason) implements OperationResponse {}

    /// Accepted; the outcome comes later.
    record Pending() implements OperationResponse {}

    /// The provider has certainly not received it, or knows no request with that key.
    record NotSent(String reason) implements OperationResponse {}

    /// Anything may have happened.
    record Unknown(String reason) implements OperationResponse {}
}
