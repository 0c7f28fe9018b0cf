package dev.kontor.payment.processing;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All payments of one purchase, usually a single one. Other modules see them as one payment with the id of the
/// first. It succeeds when all have succeeded and fails if one fails before that.
final class Purchase {

    /// The status of the purchase is the first of these that a part has.
    private static final List<PaymentStatus> PRECEDENCE = List.of(
            PaymentStatus.UNKNOWN,
            PaymentStatus.ACTION_REQUIRED,
            PaymentStatus.CREATED,
            PaymentStatus.AWAITING_TRANSFER,
            PaymentStatus.AUTHORIZED,
            PaymentStatus.CAPTURED,
            PaymentStatus.DECLINED,
            PaymentStatus.CANCELED);

    private final List<Payment> parts;
    private boolean accepted;

    /// @param parts in the order of their authorization
    private Purchase(List<Payment> parts) {
        this.parts = parts;
        this.accepted = parts.getFirst().part().accepted();
    }

    /// Returns the purchase; empty if there are no payments.
    static Optional<Purchase> of(List<Payment> payments) {
        return payments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Purchase(payments.stream()
                        .sorted(Comparator.comparing(
                                        (Payment payment) -> payment.part().first() != null)
                                .thenComparing(payment -> payment.id().value()))
                        .toList()));
    }

    /// Returns the purchases of the payments in their order.
    static List<Purchase> group(List<Payment> payments) {
        var groups = new LinkedHashMap<PaymentId, List<Payment>>();
        for (var payment : payments) {
            var first = payment.part().first();
            groups.computeIfAbsent(first == null ? payment.id() : first, _ -> new ArrayList<>())
                    .add(payment);
        }
        return groups.values().stream().flatMap(group -> of(group).stream()).toList();
    }

    List<Payment> parts() {
        return parts;
    }

    List<PaymentId> ids() {
        return parts.stream().map(Payment::id).toList();
    }

    Payment first() {
        return parts.getFirst();
    }

    Payment part(PaymentId id) {
        return parts.stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part " + id.text()));
    }

    /// Returns the parts that await money from outside of any provider; otherwise the first.
    List<Payment> awaiting() {
        var awaiting = parts.stream().filter(Payment::awaitsMoney).toList();
        return awaiting.isEmpty() ? List.of(first()) : awaiting;
    }

    /// Returns whether a single payment covers the purchase.
    boolean isOne() {
        return first().part().isAll();
    }

    /// Accepts the purchase once all parts have succeeded.
    ///
    /// @return whether it was not accepted before
    boolean accept() {
        boolean whole = parts.stream().anyMatch(part -> part.part().takesRest());
        boolean news = !isOne()
                && !accepted
                && whole
                && parts.stream().allMatch(part -> part.status().isGood());
        accepted |= news;
        return news;
    }

    /// Returns whether a part failed before all have succeeded. The others must then be canceled or refunded.
    boolean hasFailed() {
        return !isOne() && !accepted && failed().isPresent();
    }

    /// Returns the part with the reason of the failure: a declined one rather than one canceled because of it.
    private Optional<Payment> failed() {
        return parts.stream()
                .filter(part -> part.status().isFinalFailure())
                .min(Comparator.comparing(part -> part.status() != PaymentStatus.DECLINED));
    }

    PaymentStatus status() {
        if (!accepted && failed().isPresent()) {
            return failed().get().status();
        }
        return PRECEDENCE.stream()
                .filter(status -> parts.stream().anyMatch(part -> part.status() == status))
                .findFirst()
                .orElseThrow();
    }

    /// Returns what arrived although it was not due, and was not refunded.
    Money overpaid() {
        return sum(Payment::overpaid);
    }

    /// Returns what was captured and neither refunded nor lost.
    Money held() {
        return sum(part -> part.funds().held());
    }

    PaymentSnapshot snapshot() {
        return isOne() ? first().snapshot() : combined();
    }

    private PaymentSnapshot combined() {
        var first = first().snapshot();
        var action = parts.stream()
                .map(Payment::action)
                .filter(map -> !map.isEmpty())
                .findFirst()
                .orElse(Map.of());
        var instructions = parts.stream()
                .map(Payment::instructions)
                .filter(map -> !map.isEmpty())
                .findFirst()
                .orElse(Map.of());
        return new PaymentSnapshot(
                first.id(),
                first.reference(),
                method(),
                status(),
                sum(Payment::amount),
                sum(Payment::captured),
                sum(this::released),
                sum(part -> part.funds().writtenOff()),
                sum(part -> part.funds().refunded()),
                sum(part -> part.funds().refundPending()),
                failed().map(Payment::declineReason).orElse(null),
                action,
                instructions,
                parts.stream().map(Purchase::toPart).toList(),
                first.createdAt(),
                parts.stream().mapToLong(Payment::version).sum());
    }

    /// Returns the method whose money arrives last: on account, otherwise another one that is recorded by staff,
    /// otherwise that of the first payment whose value the shop does not already hold.
    private String method() {
        var methods = parts.stream()
                .filter(part -> !part.isStoredValue() && !part.isExchangeCredit())
                .map(part -> part.snapshot().method())
                .toList();
        return methods.stream()
                .filter(NewPayment.ON_ACCOUNT::equals)
                .findFirst()
                .or(() -> methods.stream().filter(NewPayment::isPromised).findFirst())
                .orElseGet(() -> methods.isEmpty() ? first().snapshot().method() : methods.getFirst());
    }

    /// Returns the released amount. After the purchase was accepted, a canceled part counts as released.
    private Money released(Payment part) {
        return accepted && part.status().isFinalFailure()
                ? part.amount()
                : part.funds().released();
    }

    private static PaymentPart toPart(Payment part) {
        return new PaymentPart(
                part.id(),
                part.snapshot().method(),
                part.status(),
                part.amount(),
                part.captured(),
                part.funds().refunded(),
                part.awaited(),
                part.declineReason(),
                part.action(),
                part.part().takesRest());
    }

    private Money sum(Function<Payment, Money> amount) {
        return Money.sum(first().amount().currency(), parts.stream().map(amount).toList());
    }
}
