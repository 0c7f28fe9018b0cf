package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of a payment at its provider, or why it is unknown. Code switches over it without `default`, so that no
/// outcome is missed.
public sealed interface ProviderResponse {

    /// The money is reserved.
    record Authorized(String reference, Money amount) implements ProviderResponse {}

    /// Money was captured.
    ///
    /// @param captured captured amount of this payment so far
    record Captured(String reference, Money captured) implements ProviderResponse {}

    /// The buyer has promised to pay by other means.
    ///
    /// @param instructions shown to the buyer
    record Promised(Map<String, String> instructions) implements ProviderResponse {}

    /// The buyer has to act first.
    ///
    /// @param action `type` and `url`
    record ActionRequired(String reference, Map<String, String> action) implements ProviderResponse {}

    /// Declined permanently.
    ///
    /// @param reason stable code such as `insufficient-funds`
    record Declined(String reason) implements ProviderResponse {}

    /// Canceled before any money was captured.
    record Voided(@Nullable String reference) implements ProviderResponse {}

    /// Accepted; the outcome follows later.
    record Pending(String reference) implements ProviderResponse {}

    /// The provider definitely has not received the request, or knows no payment with that key.
    record NotSent(String reason) implements ProviderResponse {}

    /// The provider reports another payment than the requested one, which needs attention.
    record Mismatch(String reported) implements ProviderResponse {}

    /// The outcome is unknown.
    record Unknown(String reason) implements ProviderResponse {}
}
