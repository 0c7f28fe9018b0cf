package dev.kontor.payment.processing;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.IdempotencyKey;
import dev.kontor.shared.web.IdempotencyKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records what is about to be asked of a provider, each in one short transaction, together with the claim of
/// the request's idempotency key.
@Service
@Transactional
class PaymentRecords {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final ProviderStates states;
    private final IdempotencyKeys keys;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    PaymentRecords(
            PaymentRepository payments,
            OperationRepository operations,
            ProviderStates states,
            IdempotencyKeys keys,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.payments = payments;
        this.operations = operations;
        this.states = states;
        this.keys = keys;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param resumed whether nothing is to be asked any more: it is done, or an earlier run of the same
    ///     request has begun it
    record Begun(Payment payment, UUID operation, Money amount, boolean resumed) {}

    /// @param amount null for all that is left
    Begun capture(PaymentId id, @Nullable Money amount, @Nullable IdempotencyKey key) {
        var payment = lock(id);
        var earlier = earlier(payment, Operation.Kind.CAPTURE, key);
        if (earlier != null) {
            return earlier;
        }
        var money = amount == null ? payment.uncaptured() : amount;
        payment.requireCapturable(money);
        var begun = begin(payment, Operation.Kind.CAPTURE, money, key);
        audit.record("payment.capture_requested", id, null, asked(begun));
        return begun;
    }

    Begun cancel(PaymentId id, @Nullable IdempotencyKey key) {
        var payment = lock(id);
        var earlier = earlier(payment, Operation.Kind.CANCEL, key);
        if (earlier != null) {
            return earlier;
        }
        payment.requireCancelable();
        var begun = payment.status() == PaymentStatus.CREATED
                ? new Begun(states.giveUp(id), id.value(), payment.amount(), true)
                : begin(payment, Operation.Kind.CANCEL, payment.amount(), key);
        if (key != null) {
            // Without a key the shop does it, because a buyer chose another way to pay or an order was called off.
            audit.record("payment.void_requested", id, null, asked(begun));
        }
        return begun;
    }

    /// @param requestKey refunds the same key only once; null for no such limit
    Begun refund(
            PaymentId id,
            @Nullable Money amount,
            String reason,
            @Nullable String requestKey,
            @Nullable IdempotencyKey key) {
        var payment = lock(id);
        var earlier = earlier(payment, Operation.Kind.REFUND, key);
        if (earlier != null) {
            return earlier;
        }
        var unique = key == null ? requestKey : hash(key);
        var before = unique == null
                ? null
                : operations.ofRequest(id, Operation.Kind.REFUND, unique).orElse(null);
        if (before != null) {
            return new Begun(payment, before.id(), before.amount(), true);
        }
        var money = amount == null ? payment.refundable() : amount;
        payment.requireRefundable(money);
        var now = clock.instant();
        var refund = new Refund(RefundId.next(), id, money, reason, RefundStatus.PENDING, null, null, now, now, 1);
        if (!operations.beginRefund(refund, unique)) {
            throw PaymentStateRefused.tooMuch(payment.refundable());
        }
        events.append(refund.event());
        audit.record("refund.requested", refund.id(), null, Map.of("paymentId", id, "amount", money, "text", reason));
        return new Begun(payment, refund.id().value(), money, false);
    }

    private Begun begin(Payment payment, Operation.Kind kind, Money amount, @Nullable IdempotencyKey key) {
        var operation = TypeIds.next();
        operations.begin(operation, payment, kind, amount, key == null ? null : hash(key));
        return new Begun(payment, operation, amount, false);
    }

    private @Nullable Begun earlier(Payment payment, Operation.Kind kind, @Nullable IdempotencyKey key) {
        if (key == null) {
            return null;
        }
        keys.claim(key, LEASE);
        return operations
                .ofRequest(payment.id(), kind, hash(key))
                .map(operation -> new Begun(payment, operation.id(), operation.amount(), true))
                .orElse(null);
    }

    /// What becomes of it is the provider's answer, which is kept with the operation.
    private static Map<String, Object> asked(Begun begun) {
        return Map.of("operation", begun.operation(), "amount", begun.amount());
    }

    private static String hash(IdempotencyKey key) {
        return Keyring.hex(Keyring.hash(key.principal() + "\n" + key.operation() + "\n" + key.key()));
    }

    private Payment lock(PaymentId id) {
        return payments.lock(id).orElseThrow(() -> NotFoundException.of("payment", id));
    }
}
