package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.idempotency.IdempotencyKeys;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Ties operations to the requests that they belong to, so that a request that is sent again finds its own.
@Component
class RequestKeys {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final IdempotencyKeys keys;
    private final OperationRepository operations;

    RequestKeys(IdempotencyKeys keys, OperationRepository operations) {
        this.keys = keys;
        this.operations = operations;
    }

    /// Claims the key, in the caller's transaction.
    ///
    /// @return what an earlier run of the same request has begun
    Optional<Operation> claim(PaymentId payment, Operation.Kind kind, @Nullable IdempotencyKey key) {
        if (key == null) {
            return Optional.empty();
        }
        keys.claim(key, LEASE);
        return operations.ofRequest(payment, kind, hash(key));
    }

    /// What is kept of the key for good.
    static String hash(IdempotencyKey key) {
        return Keyring.hex(Keyring.hash(key.principal() + "\n" + key.operation() + "\n" + key.key()));
    }
}
