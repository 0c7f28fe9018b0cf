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

/// Records what is about to be asked of a provider, each in one short transaction, together with the claim of
/// the request's idempotency key.
@Service
@Transactional
class PaymentRecords {

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final ProviderStates states;
    private final RequestKeys keys;
    private final AuditLog audit;

    PaymentRecords(
            PaymentRepository payments,
            OperationRepository operations,
            ProviderStates states,
            RequestKeys keys,
            AuditLog audit) {
        this.payments = payments;
        this.operations = operations;
        this.states = states;
        this.keys = keys;
        this.audit = audit;
    }

    /// @param amount null for all that is left
    StartedOperation capture(PaymentId id, @Nullable Money amount, @Nullable IdempotencyKey key) {
        var payment = lock(id);
        var earlier = keys.claim(id, Operation.Kind.CAPTURE, key);
        if (earlier.isPresent()) {
            return StartedOperation.of(payment, earlier.get());
        }
        var money = amount == null ? payment.funds().uncaptured() : amount;
        payment.requireCapturable(money);
        var begun = begin(payment, Operation.Kind.CAPTURE, money, key);
        if (key != null) {
            // Without a key the shop does it, because all parts of a purchase are good.
            audit.record("payment.capture_requested", id, null, auditDetails(begun));
        }
        return begun;
    }

    StartedOperation cancel(PaymentId id, @Nullable IdempotencyKey key) {
        var payment = lock(id);
        var earlier = keys.claim(id, Operation.Kind.CANCEL, key);
        if (earlier.isPresent()) {
            return StartedOperation.of(payment, earlier.get());
        }
        payment.requireCancelable();
        var begun = payment.status() == PaymentStatus.CREATED
                ? new StartedOperation(states.abandon(id), id.value(), payment.amount(), true)
                : begin(payment, Operation.Kind.CANCEL, payment.amount(), key);
        if (key != null) {
            // Without a key the shop does it, because a buyer chose another way to pay or an order was called off.
            audit.record("payment.void_requested", id, null, auditDetails(begun));
        }
        return begun;
    }

    private StartedOperation begin(Payment payment, Operation.Kind kind, Money amount, @Nullable IdempotencyKey key) {
        var operation = TypeIds.next();
        operations.begin(operation, payment, kind, amount, key == null ? null : RequestKeys.hash(key));
        return new StartedOperation(payment, operation, amount, false);
    }

    /// What becomes of it is the provider's answer, which is kept with the operation.
    private static Map<String, Object> auditDetails(StartedOperation begun) {
        return Map.of("operation", begun.operation(), "amount", begun.amount());
    }

    private Payment lock(PaymentId id) {
        return payments.lock(id)
                .orElseThrow(() -> NotFoundException.of("payment", id))
                .part(id);
    }
}
