package dev.kontor.payment.processing;

import dev.kontor.audit.AuditLog;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records operations before they are sent to a provider. Each runs in one short transaction that also claims the
/// idempotency key of the request.
@Service
@Transactional
class PaymentRecords {

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final ProviderStates states;
    private final AuditLog audit;

    PaymentRecords(PaymentRepository payments, OperationRepository operations, ProviderStates states, AuditLog audit) {
        this.payments = payments;
        this.operations = operations;
        this.states = states;
        this.audit = audit;
    }

    /// @param amount null for everything left
    Operation.Started capture(PaymentId id, @Nullable Money amount, @Nullable IdempotencyKey key) {
        var payment = lock(id);
        var earlier = operations.claim(id, Operation.Kind.CAPTURE, key);
        if (earlier.isPresent()) {
            return Operation.Started.of(payment, earlier.get());
        }
        var money = amount == null ? payment.funds().uncaptured() : amount;
        payment.requireCapturable(money);
        var started = begin(payment, Operation.Kind.CAPTURE, money, key);
        if (key != null) {
            // Without a key, the shop captures it because all parts of the purchase have succeeded.
            audit.record("payment.capture_requested", id, null, auditDetails(started));
        }
        return started;
    }

    Operation.Started cancel(PaymentId id, @Nullable IdempotencyKey key) {
        var payment = lock(id);
        var earlier = operations.claim(id, Operation.Kind.CANCEL, key);
        if (earlier.isPresent()) {
            return Operation.Started.of(payment, earlier.get());
        }
        payment.requireCancelable();
        var started = payment.status() == PaymentStatus.CREATED
                ? new Operation.Started(states.abandon(id), id.value(), payment.amount(), true)
                : begin(payment, Operation.Kind.CANCEL, payment.amount(), key);
        if (key != null) {
            // Without a key, the shop cancels it because the buyer chose another payment or the order was
            // canceled.
            audit.record("payment.void_requested", id, null, auditDetails(started));
        }
        return started;
    }

    private Operation.Started begin(Payment payment, Operation.Kind kind, Money amount, @Nullable IdempotencyKey key) {
        var operation = TypeIds.next();
        operations.begin(operation, payment, kind, amount, key == null ? null : OperationRepository.hash(key));
        return new Operation.Started(payment, operation, amount, false);
    }

    /// Omits the outcome, because the provider's response is stored with the operation.
    private static Map<String, Object> auditDetails(Operation.Started started) {
        return Map.of("operation", started.operation(), "amount", started.amount());
    }

    private Payment lock(PaymentId id) {
        return payments.lock(id)
                .orElseThrow(() -> NotFoundException.of("payment", id))
                .part(id);
    }
}
