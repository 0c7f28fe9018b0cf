package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a payment stands with its provider, or why that is not known. Switched over without `default`, so that
/// no outcome is dropped.
public sealed interface ProviderResponse {

    /// The money is reserved.
    record Authorized(String reference, Money amount) implements ProviderResponse {}

    /// Money was taken.
    ///
    /// @param captured all that was taken of this payment so far
    record Captured(String reference, Money captured) implements ProviderResponse {}

    /// The buyer has promised to pay by other means.
    ///
    /// @param instructions what to tell the buyer
    record Promised(Map<String, String> instructions) implements ProviderResponse {}

    /// The buyer has to do something first.
    ///
    /// @param action `type` and `url`
    record ActionRequired(String reference, Map<String, String> action) implements ProviderResponse {}

    /// Refused for good.
    ///
    /// @param reason stable code such as `insufficient-funds`
    record Declined(String reason) implements ProviderResponse {}

    /// Given up before any money was taken.
    record Voided(@Nullable String reference) implements ProviderResponse {}

    /// Accepted; the outcome comes later.
    record Pending(String reference) implements ProviderResponse {}

    /// The provider has certainly not received the request, or knows no payment with that key.
    record NotSent(String reason) implements ProviderResponse {}

    /// The provider tells of another payment than it was asked about: a person has to look.
    record Mismatch(String told) implements ProviderResponse {}

    /// Anything may have happened.
    record Unknown(String reason) implements ProviderResponse {}
}
