package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request to a provider, recorded before it was sent.
///
/// @param id also the provider's idempotency key; that of `AUTHORIZE` is the id of the payment
/// @param requestKey hash of the idempotency key of the request that it belongs to
/// @param stale whether it was sent so long ago that it cannot be on its way any more
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

    public enum Kind {
        AUTHORIZE,
        CAPTURE,
        CANCEL,
        REFUND,
        /// Money that came outside of any provider.
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
