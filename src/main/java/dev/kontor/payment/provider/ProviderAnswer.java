package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a payment stands with its provider, or why that is not known. Switched over without `default`, so that
/// no outcome is dropped.
public sealed interface ProviderAnswer {

    /// The money is reserved.
    record Authorized(String reference, Money amount) implements ProviderAnswer {}

    /// Money was taken.
    ///
    /// @param captured all that was taken of this payment so far
    record Captured(String reference, Money captured) implements ProviderAnswer {}

    /// The buyer has promised to pay by other means.
    ///
    /// @param instructions what to tell the buyer
    record Promised(Map<String, String> instructions) implements ProviderAnswer {}

    /// The buyer has to do something first.
    ///
    /// @param action `type` and `url`
    record ActionRequired(String reference, Map<String, String> action) implements ProviderAnswer {}

    /// Refused for good.
    ///
    /// @param reason stable code such as `insufficient-funds`
    record Declined(String reason) implements ProviderAnswer {}

    /// Given up before any money was taken.
    record Voided(@Nullable String reference) implements ProviderAnswer {}

    /// Accepted; the outcome comes later.
    record Pending(String reference) implements ProviderAnswer {}

    /// The provider has certainly not received the request, or knows no payment with that key.
    record NotSent(String reason) implements ProviderAnswer {}

    /// The provider tells of another payment than it was asked about: a person has to look.
    record Mismatch(String told) implements ProviderAnswer {}

    /// Anything may have happened.
    record Unknown(String reason) implements ProviderAnswer {}
}
