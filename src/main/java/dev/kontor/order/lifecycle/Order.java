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
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order and the rules of its life. Knows what may follow what, and writes its own timeline.
final class Order {

    static final String SYSTEM = "system";

    /// What never changes, or not by the life of the order.
    record Facts(
            OrderId id,
            String number,
            UUID cartId,
            @Nullable CustomerId customerId,
            String email,
            String locale,
            Money total,
            PaymentId paymentId,
            String paymentMethod,
            long version) {}

    /// Where the order stands.
    record State(
            OrderStatus status,
            OrderPaymentStatus paymentStatus,
            FulfillmentStatus fulfillmentStatus,
            @Nullable String cancelReason,
            @Nullable Instant placedAt,
            @Nullable Instant paidAt,
            @Nullable Instant canceledAt,
            @Nullable Instant completedAt) {}

    /// What a change of the payment means to the order.
    enum Step {
        NOTHING,
        MOVED,
        /// The payment is good: from now on it is an order.
        PLACED,
        /// Money came for an order that is not to be: it has to go back.
        LATE
    }

    private final Facts facts;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private OrderLines lines;
    private OrderStatus status;
    private OrderPaymentStatus paymentStatus;
    private FulfillmentStatus fulfillmentStatus;
    private @Nullable String cancelReason;
    private @Nullable Instant placedAt;
    private @Nullable Instant paidAt;
    private @Nullable Instant canceledAt;
    private @Nullable Instant completedAt;

    Order(Facts facts, State state, OrderLines lines) {
        this.facts = facts;
        this.lines = lines;
        this.status = state.status();
        this.paymentStatus = state.paymentStatus();
        this.fulfillmentStatus = state.fulfillmentStatus();
        this.cancelReason = state.cancelReason();
        this.placedAt = state.placedAt();
        this.paidAt = state.paidAt();
        this.canceledAt = state.canceledAt();
        this.completedAt = state.completedAt();
    }

    Step follow(PaymentStatus before, PaymentSnapshot payment, Instant now) {
        if (payment.status().isOpen()) {
            return Step.NOTHING;
        }
        if (payment.status().isFinalFailure()) {
            boolean neverPlaced = status == OrderStatus.PENDING_PAYMENT || status == OrderStatus.FAILED;
            return paid(neverPlaced ? OrderPaymentStatus.FAILED : OrderPaymentStatus.VOIDED, payment, now)
                    ? Step.MOVED
                    : Step.NOTHING;
        }
        boolean fits = payment.amount().equals(facts.total);
        boolean wanted = fits && (status == OrderStatus.OPEN || status == OrderStatus.COMPLETED);
        if (!wanted && !(fits && status == OrderStatus.PENDING_PAYMENT)) {
            boolean news = before != payment.status();
            paid(statusOf(payment), payment, now);
            if (news) {
                log(
                        TimelineEntry.Type.PAYMENT_LATE,
                        SYSTEM,
                        now,
                        Map.of("paymentStatus", payment.status().name()));
            }
            return news ? Step.LATE : Step.MOVED;
        }
        boolean placed = status == OrderStatus.PENDING_PAYMENT;
        if (placed) {
            become(OrderStatus.OPEN, now, SYSTEM, Map.of());
            fulfillmentStatus = lines.fulfillment();
        }
        boolean moved = paid(statusOf(payment), payment, now);
        if (paymentStatus == OrderPaymentStatus.PAID && paidAt == null) {
            paidAt = now;
            log(TimelineEntry.Type.PAID, SYSTEM, now, Map.of());
        }
        completeIfDone(now);
        return placed ? Step.PLACED : moved ? Step.MOVED : Step.NOTHING;
    }

    private static OrderPaymentStatus statusOf(PaymentSnapshot payment) {
        if (payment.status() == PaymentStatus.AWAITING_TRANSFER) {
            return OrderPaymentStatus.AWAITING_TRANSFER;
        }
        if (payment.status() == PaymentStatus.AUTHORIZED) {
            return OrderPaymentStatus.AUTHORIZED;
        }
        if (payment.refunded().isPositive()) {
            return payment.refunded().equals(payment.captured())
                    ? OrderPaymentStatus.REFUNDED
                    : OrderPaymentStatus.PARTIALLY_REFUNDED;
        }
        // A part of the money is no payment in full: the rest is still promised.
        return payment.captured().equals(payment.amount()) ? OrderPaymentStatus.PAID : OrderPaymentStatus.AUTHORIZED;
    }

    private boolean paid(OrderPaymentStatus next, PaymentSnapshot payment, Instant now) {
        if (paymentStatus == next) {
            return false;
        }
        paymentStatus = next;
        log(
                TimelineEntry.Type.PAYMENT_CHANGED,
                SYSTEM,
                now,
                Map.of("paymentId", payment.id().text(), "paymentStatus", next.name()));
        return true;
    }

    /// The checkout gives it up.
    void fail(String reason, Instant now) {
        become(OrderStatus.FAILED, now, SYSTEM, Map.of("reason", reason));
        paymentStatus = OrderPaymentStatus.FAILED;
    }

    void cancel(String reason, String actor, Instant now) {
        if (!isCancelable()) {
            throw OrderStateRefused.of(this, "canceled");
        }
        cancelReason = reason;
        become(OrderStatus.CANCELED, now, actor, Map.of("reason", reason));
        lines = lines.unassignAll();
    }

    boolean isCancelable() {
        return status.canBecome(OrderStatus.CANCELED) && lines.nothingShipped();
    }

    /// Puts units into a new fulfillment.
    ///
    /// @return false if a line is not of this order, not shippable, or has too few units left; nothing is
    ///     assigned then
    boolean assign(Map<OrderLineId, Integer> units, FulfillmentId fulfillment, String actor, Instant now) {
        if (status != OrderStatus.OPEN) {
            throw OrderStateRefused.of(this, "fulfilled");
        }
        if (!lines.have(units)) {
            return false;
        }
        lines = lines.assign(units);
        log(TimelineEntry.Type.FULFILLMENT_CREATED, actor, now, Map.of("fulfillmentId", fulfillment.text()));
        return true;
    }

    void unassign(Map<OrderLineId, Integer> units, FulfillmentId fulfillment, String actor, Instant now) {
        lines = lines.unassign(units);
        log(TimelineEntry.Type.FULFILLMENT_CANCELED, actor, now, Map.of("fulfillmentId", fulfillment.text()));
    }

    void ship(Map<OrderLineId, Integer> units, FulfillmentId fulfillment, String actor, Instant now) {
        if (status != OrderStatus.OPEN) {
            throw OrderStateRefused.of(this, "shipped");
        }
        lines = lines.ship(units);
        log(TimelineEntry.Type.FULFILLMENT_SHIPPED, actor, now, Map.of("fulfillmentId", fulfillment.text()));
        fulfillmentStatus = lines.fulfillment();
        completeIfDone(now);
    }

    void delivered(FulfillmentId fulfillment, String actor, Instant now) {
        log(TimelineEntry.Type.FULFILLMENT_DELIVERED, actor, now, Map.of("fulfillmentId", fulfillment.text()));
    }

    private void completeIfDone(Instant now) {
        boolean settled = switch (paymentStatus) {
            case PAID, PARTIALLY_REFUNDED, REFUNDED -> true;
            case PENDING, AWAITING_TRANSFER, AUTHORIZED, FAILED, VOIDED -> false;
        };
        if (status == OrderStatus.OPEN && settled && fulfillmentStatus == FulfillmentStatus.FULFILLED) {
            become(OrderStatus.COMPLETED, now, SYSTEM, Map.of());
        }
    }

    private void become(OrderStatus next, Instant now, String actor, Map<String, String> data) {
        if (!status.canBecome(next)) {
            throw OrderStateRefused.of(this, next.name());
        }
        status = next;
        switch (next) {
            case OPEN -> {
                placedAt = now;
                log(TimelineEntry.Type.PLACED, actor, now, data);
            }
            case COMPLETED -> {
                completedAt = now;
                log(TimelineEntry.Type.COMPLETED, actor, now, data);
            }
            case CANCELED -> {
                canceledAt = now;
                log(TimelineEntry.Type.CANCELED, actor, now, data);
            }
            case FAILED -> log(TimelineEntry.Type.FAILED, actor, now, data);
            case PENDING_PAYMENT -> throw new IllegalStateException("no order becomes pending again");
        }
    }

    void log(TimelineEntry.Type type, String actor, Instant at, Map<String, String> data) {
        timeline.add(new TimelineEntry(TypeIds.next(), type, actor, at, data));
    }

    OrderLines lines() {
        return lines;
    }

    List<TimelineEntry> timeline() {
        return timeline;
    }

    Facts facts() {
        return facts;
    }

    OrderId id() {
        return facts.id;
    }

    OrderStatus status() {
        return status;
    }

    FulfillmentStatus fulfillmentStatus() {
        return fulfillmentStatus;
    }

    @Nullable
    Instant paidAt() {
        return paidAt;
    }

    State state() {
        return new State(
                status, paymentStatus, fulfillmentStatus, cancelReason, placedAt, paidAt, canceledAt, completedAt);
    }

    OrderSnapshot snapshot() {
        return new OrderSnapshot(
                facts.id,
                facts.number,
                facts.cartId,
                facts.customerId,
                status,
                paymentStatus,
                fulfillmentStatus,
                facts.total,
                facts.version);
    }
}
