package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.idempotency.IdempotencyKeys;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Links operations to the API requests that started them, so that a retry finds its operation.
@Component
class RequestKeys {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final IdempotencyKeys keys;
    private final OperationRepository operations;

    RequestKeys(IdempotencyKeys keys, OperationRepository operations) {
        this.keys = keys;
        this.operations = operations;
    }

    /// Claims the key in the caller's transaction.
    ///
    /// @return the operation that an earlier attempt of the request has started
    Optional<Operation> claim(PaymentId payment, Operation.Kind kind, @Nullable IdempotencyKey key) {
        if (key == null) {
            return Optional.empty();
        }
        keys.claim(key, LEASE);
        return operations.ofRequest(payment, kind, hash(key));
    }

    /// Returns the hash of the key that is stored permanently.
    static String hash(IdempotencyKey key) {
        return Keyring.hex(Keyring.hash(key.principal() + "\n" + key.operation() + "\n" + key.key()));
    }
}
