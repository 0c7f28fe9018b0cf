package dev.kontor.order.lifecycle;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundTotals;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order with the rules of its life cycle. Checks which transitions are valid and writes its timeline.
public final class Order {

    /// The reason of a cancellation that results from a refund.
    public static final String REFUNDED = "refunded";

    public static final String SYSTEM = "system";

    /// The fields that never change, or that change independently of the life cycle.
    ///
    /// @param total of all lines and the shipping, canceled units included; grows if an edit adds items
    /// @param edits how often staff changed the items
    public record Facts(
            OrderId id,
            String number,
            UUID cartId,
            @Nullable CustomerId customerId,
            boolean hasAccessToken,
            String email,
            String locale,
            String channel,
            Money total,
            PaymentId paymentId,
            String paymentMethod,
            int edits,
            long version) {

        /// The facts after an edit that added items.
        private Facts edited(Money added) {
            return new Facts(
                    id,
                    number,
                    cartId,
                    customerId,
                    hasAccessToken,
                    email,
                    locale,
                    channel,
                    total.plus(added),
                    paymentId,
                    paymentMethod,
                    edits + 1,
                    version);
        }
    }

    /// The effect of a payment change on the order.
    public enum Step {
        NOTHING,
        MOVED,
        /// The payment is authorized or promised, so the order is placed.
        PLACED,
        /// Money was captured for an order that is not fulfilled and has to be refunded.
        LATE
    }

    private Facts facts;
    private final OrderLines stored;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private OrderLines lines;
    private OrderState state;

    Order(Facts facts, OrderState state, OrderLines lines) {
        this.facts = facts;
        this.state = state;
        this.lines = lines;
        this.stored = lines;
    }

    public Step follow(PaymentStatus before, PaymentSnapshot payment, Instant now) {
        if (payment.status().isOpen()) {
            return Step.NOTHING;
        }
        if (payment.status().isFinalFailure()) {
            boolean neverPlaced = status() == OrderStatus.PENDING_PAYMENT || status() == OrderStatus.FAILED;
            boolean moved = paid(neverPlaced ? OrderPaymentStatus.FAILED : OrderPaymentStatus.VOIDED, payment, now);
            completeIfDone(now);
            return moved ? Step.MOVED : Step.NOTHING;
        }
        // Only the payment of the total places an order. Edits, cancellations and other payments change it later.
        boolean placed =
                status() == OrderStatus.PENDING_PAYMENT && payment.amount().equals(facts.total);
        if (!placed && !isAlive()) {
            boolean news = before != payment.status();
            paid(OrderState.statusOf(payment, facts.total), payment, now);
            if (news) {
                var data = Map.of("paymentStatus", payment.status().name());
                log(TimelineEntry.Type.PAYMENT_LATE, SYSTEM, now, data);
            }
            return news ? Step.LATE : Step.MOVED;
        }
        if (placed) {
            take(OrderStep.PLACE, TimelineEntry.Type.PLACED, SYSTEM, now, Map.of());
            state = state.fulfill(lines.fulfillment());
        }
        // Money that is refunded for canceled units pays nothing else.
        boolean moved = paid(OrderState.statusOf(payment, due().plus(refundAsked())), payment, now);
        if (state.paymentStatus().isWhole() && state.paidAt() == null) {
            state = state.paidAt(now);
            log(TimelineEntry.Type.PAID, SYSTEM, now, Map.of());
        }
        completeIfDone(now);
        return placed ? Step.PLACED : moved ? Step.MOVED : Step.NOTHING;
    }

    private boolean paid(OrderPaymentStatus next, PaymentSnapshot payment, Instant now) {
        if (state.paymentStatus() == next) {
            return false;
        }
        state = state.pay(next);
        log(
                TimelineEntry.Type.PAYMENT_CHANGED,
                SYSTEM,
                now,
                Map.of("paymentId", payment.id().text(), "paymentStatus", next.name()));
        return true;
    }

    /// Returns the total less the price of canceled units.
    public Money due() {
        return facts.total.minus(new Money(lines.canceledMinor(), facts.total.currency()));
    }

    private boolean isAlive() {
        return status() == OrderStatus.OPEN || status() == OrderStatus.COMPLETED;
    }

    /// Returns the money for canceled units that is owed to the buyer or was refunded.
    Money refundAsked() {
        return new Money(state.refundAskedMinor(), facts.total.currency());
    }

    /// Returns what the buyer owes outside of any provider.
    public OrderDebt debt(PaymentSnapshot payment) {
        return OrderDebt.of(this, payment);
    }

    /// Returns the items to refund because more was captured than is due, and counts them as requested. Empty if
    /// nothing is owed.
    public List<OwedItem> owe(PaymentSnapshot payment) {
        long owed = payment.captured().minus(due()).minor() - state.refundAskedMinor();
        if (!isAlive() || owed <= 0) {
            return List.of();
        }
        var items = lines.owed(owed, stored);
        state = state.requesting(owed);
        lines = lines.owe(items);
        return items;
    }

    /// Fails the order when the checkout gives it up.
    public void fail(String reason, Instant now) {
        take(OrderStep.FAIL, TimelineEntry.Type.FAILED, SYSTEM, now, Map.of("reason", reason));
        state = state.pay(OrderPaymentStatus.FAILED);
    }

    public void cancel(String reason, String actor, Instant now) {
        take(OrderStep.CANCEL, TimelineEntry.Type.CANCELED, actor, now, Map.of("reason", reason));
        state = state.because(reason);
        lines = lines.unassignAll();
    }

    /// Cancels units that are in no parcel.
    ///
    /// @return false if a line is not part of this order or has too few units; nothing is canceled then
    public boolean cancelUnits(Map<OrderLineId, Integer> units, String reason, String actor, Instant now) {
        require(OrderStep.CANCEL_UNITS);
        if (units.isEmpty() || !lines.canCancel(units)) {
            return false;
        }
        var before = lines;
        lines = lines.cancel(units);
        state = state.fulfill(lines.fulfillment());
        logCanceled(units, before, reason, actor, now);
        completeIfDone(now);
        return true;
    }

    private void logCanceled(
            Map<OrderLineId, Integer> units, OrderLines before, String reason, String actor, Instant now) {
        var amount = new Money(lines.canceledMinor() - before.canceledMinor(), facts.total.currency());
        var data = Map.of("reason", reason, "units", OrderLines.text(units), "amount", amount.toString());
        log(TimelineEntry.Type.UNITS_CANCELED, actor, now, data);
    }

    /// Returns what an edit would change.
    ///
    /// @param removed units that are in no parcel
    /// @param replaced shipping charges
    public OrderEditEffect effect(
            Map<OrderLineId, Integer> removed,
            List<OrderLine> added,
            List<ReplacedShipping> replaced,
            PaymentSnapshot payment) {
        return OrderEditEffect.of(this, removed, added, replaced, payment);
    }

    /// Replaces the lines by those of an edit. Follow the payment afterwards, because another amount is due.
    public void edit(OrderEditEffect effect, int number, String actor, Instant now) {
        require(OrderStep.EDIT);
        facts = facts.edited(effect.added());
        lines = effect.lines();
        state = state.fulfill(lines.fulfillment());
        log(
                TimelineEntry.Type.EDITED,
                actor,
                now,
                Map.of(
                        "edit", String.valueOf(number),
                        "before", effect.dueBefore().toString(),
                        "after", effect.dueAfter().toString()));
    }

    /// Reserves units with a refund in progress, so that they are not packed.
    public void refunding(Map<OrderLineId, Integer> units) {
        lines = lines.refunding(units);
    }

    /// Cancels units whose refund has succeeded and records that their money is no longer owed.
    public void cancelRefunded(
            Map<OrderLineId, Integer> units, PaymentSnapshot payment, RefundTotals refunds, Instant now) {
        require(OrderStep.CANCEL_UNITS);
        var before = lines;
        lines = lines.cancelRefunded(units, refunds);
        // No more was refunded than was paid, even if the units cost more.
        long most = payment.captured().minor() - state.refundAskedMinor();
        long refunded = Math.min(lines.owedMinor() - before.owedMinor(), Math.max(0, most));
        state = state.requesting(refunded).fulfill(lines.fulfillment());
        logCanceled(units, before, REFUNDED, SYSTEM, now);
        completeIfDone(now);
    }

    /// Puts the order on hold. Nothing is packed or shipped until it is released.
    public void hold(String reason, String actor, Instant now) {
        take(OrderStep.HOLD, TimelineEntry.Type.HELD, actor, now, Map.of("text", reason));
        state = state.held(new OrderState.Hold(reason, actor, now));
    }

    public void release(String actor, Instant now) {
        take(OrderStep.RELEASE, TimelineEntry.Type.RELEASED, actor, now, Map.of());
        state = state.held(null);
        completeIfDone(now);
    }

    /// Puts units into a new fulfillment.
    ///
    /// @return false if a line is not part of this order, needs no shipping, or has too few units left; nothing is
    ///     assigned then
    public boolean assign(Map<OrderLineId, Integer> units, FulfillmentId fulfillment, String actor, Instant now) {
        require(OrderStep.PACK);
        if (!lines.have(units)) {
            return false;
        }
        lines = lines.assign(units);
        log(TimelineEntry.Type.FULFILLMENT_CREATED, actor, now, about(fulfillment));
        return true;
    }

    public void unassign(Map<OrderLineId, Integer> units, FulfillmentId fulfillment, String actor, Instant now) {
        take(OrderStep.UNPACK, TimelineEntry.Type.FULFILLMENT_CANCELED, actor, now, about(fulfillment));
        lines = lines.unassign(units);
    }

    public void ship(Map<OrderLineId, Integer> units, FulfillmentId fulfillment, String actor, Instant now) {
        take(OrderStep.SHIP, TimelineEntry.Type.FULFILLMENT_SHIPPED, actor, now, about(fulfillment));
        handOver(units, now);
    }

    private void handOver(Map<OrderLineId, Integer> units, Instant now) {
        lines = lines.ship(units);
        state = state.fulfill(lines.fulfillment());
        completeIfDone(now);
    }

    /// Lets a parcel wait at the pickup point. Its units stay in stock.
    public void ready(FulfillmentId fulfillment, String actor, Instant now) {
        take(OrderStep.READY, TimelineEntry.Type.FULFILLMENT_READY, actor, now, about(fulfillment));
    }

    /// Hands units over to the buyer.
    public void collect(Map<OrderLineId, Integer> units, FulfillmentId fulfillment, String actor, Instant now) {
        take(OrderStep.SHIP, TimelineEntry.Type.FULFILLMENT_COLLECTED, actor, now, about(fulfillment));
        handOver(units, now);
    }

    public void delivered(FulfillmentId fulfillment, String actor, Instant now) {
        take(OrderStep.DELIVER, TimelineEntry.Type.FULFILLMENT_DELIVERED, actor, now, about(fulfillment));
    }

    public void tracked(FulfillmentId fulfillment, String actor, Instant now) {
        log(TimelineEntry.Type.FULFILLMENT_UPDATED, actor, now, about(fulfillment));
    }

    private static Map<String, String> about(FulfillmentId fulfillment) {
        return Map.of("fulfillmentId", fulfillment.text());
    }

    private void completeIfDone(Instant now) {
        if (state.paymentStatus().isSettled()
                && can(OrderStep.COMPLETE)
                && fulfillmentStatus() == FulfillmentStatus.FULFILLED) {
            take(OrderStep.COMPLETE, TimelineEntry.Type.COMPLETED, SYSTEM, now, Map.of());
        }
    }

    public boolean can(OrderStep step) {
        return step.isPossible(new OrderStep.Situation(status(), state.hold() != null, !lines.nothingShipped()));
    }

    /// @throws OrderStateRefused if the state of the order does not allow it
    public void require(OrderStep step) {
        if (!can(step)) {
            throw OrderStateRefused.of(this, step);
        }
    }

    private void take(OrderStep step, TimelineEntry.Type type, String actor, Instant now, Map<String, String> data) {
        require(step);
        if (step.target() != null) {
            state = state.become(step.target(), now);
        }
        log(type, actor, now, data);
    }

    public void log(TimelineEntry.Type type, String actor, Instant at, Map<String, String> data) {
        timeline.add(new TimelineEntry(TypeIds.next(), type, actor, at, data));
    }

    public OrderLines lines() {
        return lines;
    }

    List<TimelineEntry> timeline() {
        return timeline;
    }

    public Facts facts() {
        return facts;
    }

    public OrderId id() {
        return facts.id;
    }

    public OrderStatus status() {
        return state.status();
    }

    FulfillmentStatus fulfillmentStatus() {
        return state.fulfillmentStatus();
    }

    @Nullable
    Instant paidAt() {
        return state.paidAt();
    }

    public OrderState state() {
        return state;
    }

    public OrderSnapshot snapshot() {
        return new OrderSnapshot(
                facts.id,
                facts.number,
                facts.cartId,
                facts.customerId,
                facts.hasAccessToken,
                state.status(),
                state.paymentStatus(),
                state.fulfillmentStatus(),
                facts.total,
                facts.version);
    }
}
