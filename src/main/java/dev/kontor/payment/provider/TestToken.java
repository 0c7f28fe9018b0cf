package dev.kontor.payment.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The tokens of the test provider. Each stands for a card that behaves in one way.
enum TestToken {
    /// Approved at once.
    TOK_APPROVE,
    /// Reserved only, even where the shop captures at once.
    TOK_AUTHORIZE_ONLY,
    /// Refused: `card-declined`.
    TOK_DECLINE,
    /// Refused: `insufficient-funds`.
    TOK_DECLINE_INSUFFICIENT_FUNDS,
    /// The buyer must confirm first, at the test bank.
    TOK_ACTION_REQUIRED,
    /// Approved after some seconds.
    TOK_SLOW,
    /// Approved, but the answer is lost: asked later, the provider says so.
    TOK_UNKNOWN,
    /// Refused, but the answer is lost.
    TOK_UNKNOWN_DECLINE,
    /// The provider cannot be reached: nothing was asked.
    TOK_NOT_SENT,
    /// The provider takes one minor unit less than it was asked for.
    TOK_WRONG_AMOUNT,
    /// Approved; refunds of it are refused.
    TOK_REFUND_DECLINE,
    /// Approved; refunds of it are done, but the answer is lost.
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
