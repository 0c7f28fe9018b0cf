package dev.kontor.order.payment;

import dev.kontor.events.ChangeLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives up what buyers owe: small differences, discounts for early payment, and debts that nobody will pay.
@Service
@Transactional
public class WriteOffs {

    private final OrderRepository orders;
    private final Payments payments;
    private final ChangeLog changes;
    private final Clock clock;

    WriteOffs(OrderRepository orders, Payments payments, ChangeLog changes, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.changes = changes;
        this.clock = clock;
    }

    /// Locks the payment before the order: money may be recorded at the same time.
    public void writeOff(OrderId id, WriteOffDebt request, String actor) {
        var paymentId = orders.find(id)
                .orElseThrow(() -> NotFoundException.of("order", id))
                .facts()
                .paymentId();
        var payment = payments.lock(paymentId).orElseThrow();
        var missing = orders.lock(id).orElseThrow().debt(payment).missing();
        var amount = request.amount();
        boolean fits =
                amount.currency().equals(missing.currency()) && amount.isPositive() && !missing.isLessThan(amount);
        if (!fits) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, refusal(amount, missing), Map.of("limit", missing));
        }
        payments.writeOff(payment.id(), amount, amount.equals(missing));
        var left = missing.minus(amount);
        // The payment has changed the order.
        var order = orders.lock(id).orElseThrow();
        order.log(
                TimelineEntry.Type.WRITTEN_OFF,
                actor,
                clock.instant(),
                Map.of("amount", amount.toString(), "reason", request.reason()));
        orders.save(order);
        changes.record(
                new OrderWrittenOff(id, order.facts().number(), amount, left),
                Map.of("outstanding", missing),
                Map.of("outstanding", left, "amount", amount, "text", request.reason()));
    }

    private static Message refusal(Money amount, Money missing) {
        if (!missing.isPositive()) {
            return Message.of("order.nothing-to-pay");
        }
        return amount.currency().equals(missing.currency())
                ? Message.of("payment.amount", "most", missing)
                : Message.of("payment.currency", "currency", missing.currency());
    }
}
