package dev.kontor.payment.provider;

/// What became of one request to move money, such as a refund.
public sealed interface OperationAnswer {

    /// It was done.
    record Succeeded(String reference) implements OperationAnswer {}

    /// It was refused for good; nothing moved.
    ///
    /// @param reason stable code
    record Refused(String reason) implements OperationAnswer {}

    /// Accepted; the outcome comes later.
    record Pending() implements OperationAnswer {}

    /// The provider has certainly not received it, or knows no request with that key.
    record NotSent(String reason) implements OperationAnswer {}

    /// Anything may have happened.
    record Unknown(String reason) implements OperationAnswer {}
}
