package dev.kontor.payment.processing;

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

/// All payments that pay for the same: mostly one. To others they are one payment, with the id of the first:
/// good when all are good, failed when one has failed before that.
final class Purchase {

    /// What is told of the whole: the first of these that a part is.
    private static final List<PaymentStatus> TOLD = List.of(
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

    /// @param parts in the order in which they are asked for
    private Purchase(List<Payment> parts) {
        this.parts = parts;
        this.accepted = parts.getFirst().part().accepted();
    }

    /// Empty if there are no payments.
    static Optional<Purchase> of(List<Payment> payments) {
        return payments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Purchase(payments.stream()
                        .sorted(Comparator.comparing(
                                        (Payment payment) -> payment.part().first() != null)
                                .thenComparing(payment -> payment.id().value()))
                        .toList()));
    }

    /// The purchases of the payments, in their order.
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

    /// The part for which money comes outside of any provider; else the first.
    Payment awaiting() {
        return parts.stream().filter(Payment::awaitsMoney).findFirst().orElse(first());
    }

    /// Whether one payment pays for everything.
    boolean isOne() {
        return first().part().isAll();
    }

    /// All parts are good, for the first time.
    ///
    /// @return whether that is news
    boolean accept() {
        boolean whole = parts.stream().anyMatch(part -> part.part().takesRest());
        boolean news = !isOne()
                && !accepted
                && whole
                && parts.stream().allMatch(part -> part.status().isGood());
        accepted |= news;
        return news;
    }

    /// A part failed before all were good: what the others have taken or reserved has to go back.
    boolean hasFailed() {
        return !isOne() && !accepted && failed().isPresent();
    }

    /// The part that tells why: one that was declined rather than one that was given up for it.
    private Optional<Payment> failed() {
        return parts.stream()
                .filter(part -> part.status().isFinalFailure())
                .min(Comparator.comparing(part -> part.status() != PaymentStatus.DECLINED));
    }

    PaymentStatus status() {
        if (!accepted && failed().isPresent()) {
            return failed().get().status();
        }
        return TOLD.stream()
                .filter(status -> parts.stream().anyMatch(part -> part.status() == status))
                .findFirst()
                .orElseThrow();
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
                first.method(),
                status(),
                sum(Payment::amount),
                sum(Payment::captured),
                sum(this::released),
                sum(part -> part.funds().refunded()),
                failed().map(Payment::declineReason).orElse(null),
                action,
                instructions,
                parts.stream().map(Purchase::toPart).toList(),
                first.createdAt(),
                parts.stream().mapToLong(Payment::version).sum());
    }

    /// Once all were good, a part that was given up is released as a whole.
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
                part.declineReason(),
                part.action(),
                part.part().takesRest());
    }

    private Money sum(Function<Payment, Money> amount) {
        return Money.sum(first().amount().currency(), parts.stream().map(amount).toList());
    }
}
