package dev.kontor.payment.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The tokens of the test provider. Each simulates a card with a specific behavior.
enum TestToken {
    /// Approved at once.
    TOK_APPROVE,
    /// Reserved only, even if the shop captures at once.
    TOK_AUTHORIZE_ONLY,
    /// Declined with `card-declined`.
    TOK_DECLINE,
    /// Declined with `insufficient-funds`.
    TOK_DECLINE_INSUFFICIENT_FUNDS,
    /// The buyer must confirm at the test bank first.
    TOK_ACTION_REQUIRED,
    /// Approved after some seconds.
    TOK_SLOW,
    /// Approved, but the response is lost; a poll returns it.
    TOK_UNKNOWN,
    /// Declined, but the response is lost.
    TOK_UNKNOWN_DECLINE,
    /// The provider cannot be reached and receives nothing.
    TOK_NOT_SENT,
    /// The provider captures one minor unit less than requested.
    TOK_WRONG_AMOUNT,
    /// Approved; its refunds are rejected.
    TOK_REFUND_DECLINE,
    /// Approved; its refunds succeed, but the response is lost.
    TOK_REFUND_UNKNOWN;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TestToken> of(String text) {
        return Arrays.stream(values())
                .filter(token -> token.text().equals(text))
                .findFirst();
    }
}
