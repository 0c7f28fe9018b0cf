package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to a provider, recorded before it is sent.
///
/// @param id also the idempotency key at the provider; the id of the payment for `AUTHORIZE`
/// @param requestKey hash of the idempotency key of the API request
/// @param stale whether it was sent so long ago that it can no longer be in flight
public record Operation(
        UUID id,
        PaymentId paymentId,
        Kind kind,
        Money amount,
        Outcome outcome,
        @Nullable String detail,
        @Nullable String requestKey,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean stale) {

    /// A recorded operation, ready to be sent.
    ///
    /// @param resumed whether it must not be sent, because it is done or an earlier attempt has started it
    record Started(Payment payment, UUID operation, Money amount, boolean resumed) {

        static Started of(Payment payment, Operation earlier) {
            return new Started(payment, earlier.id(), earlier.amount(), true);
        }
    }

    public enum Kind {
        AUTHORIZE,
        CAPTURE,
        CANCEL,
        REFUND,
        /// Money received outside of any provider.
        RECEIVE
    }

    public enum Outcome {
        PENDING,
        SUCCEEDED,
        REFUSED,
        NOT_SENT,
        UNKNOWN;

        public boolean isOpen() {
            return this == PENDING || this == UNKNOWN;
        }
    }
}
