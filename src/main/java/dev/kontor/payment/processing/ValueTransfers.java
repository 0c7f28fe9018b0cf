package dev.kontor.payment.processing;

import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaidItems;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.provider.Charge;
import dev.kontor.payment.provider.OperationResponse;
import dev.kontor.payment.provider.Promises;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import dev.kontor.shared.problem.NotFoundException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Moves value between purchases: reserves refunds that pay a new purchase, and lets a captured payment or the
/// value of returned units pay what a purchase awaits. No provider is called: the money stays where it is.
@Component
class ValueTransfers {

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final ObjectProvider<PaidItems> paidItems;
    private final PaymentRequests requests;
    private final ProviderStates states;
    private final RefundObservation observation;
    private final EventLog events;
    private final Clock clock;

    ValueTransfers(
            PaymentRepository payments,
            OperationRepository operations,
            ObjectProvider<PaidItems> paidItems,
            PaymentRequests requests,
            ProviderStates states,
            RefundObservation observation,
            EventLog events,
            Clock clock) {
        this.payments = payments;
        this.operations = operations;
        this.paidItems = paidItems;
        this.requests = requests;
        this.states = states;
        this.observation = observation;
        this.events = events;
        this.clock = clock;
    }

    /// A payment of a new purchase that needs no provider call. Only the last one of a purchase can have
    /// instructions.
    ///
    /// @param source the payment whose provider holds the money; null for a promise
    /// @param refund the refund that provides the value; null for a promise
    record PromisedPart(
            PaymentId id,
            String method,
            String provider,
            Money amount,
            PaymentStatus status,
            @Nullable String providerReference,
            Map<String, String> instructions,
            @Nullable PaymentId source,
            @Nullable RefundId refund) {

        static PromisedPart ofNothing(PaymentId id, Money zero) {
            return new PromisedPart(
                    id, NewPayment.NONE, NewPayment.NONE, zero, PaymentStatus.CAPTURED, null, Map.of(), null, null);
        }
    }

    /// Locks the purchase until the caller's transaction ends.
    Payments.Exchangeable lock(PaymentId id) {
        var purchase = locked(id);
        var left = Money.sum(
                purchase.first().amount().currency(),
                purchase.parts().stream().map(Payment::refundable).toList());
        var paid = RefundItems.paid(paidItems, purchase.first().id());
        return new Locked(purchase, new OpenItems(left, paid, operations.refundsOf(purchase.ids())));
    }

    /// Records a purchase that costs nothing.
    PaymentSnapshot free(UUID reference, Money zero) {
        var purchase = payments.insertPromised(reference, List.of(PromisedPart.ofNothing(PaymentId.next(), zero)));
        events.append(ProviderStates.event(purchase.first()));
        return purchase.snapshot();
    }

    /// Lets a captured payment pay what a purchase awaits: a transferred refund of it becomes another
    /// payment of the purchase, and the awaited payments are released by the same amount.
    Money payAwaited(PaymentId paid, PaymentId awaiting, String reason) {
        var source = locked(paid).part(paid);
        var purchase = locked(awaiting);
        var before = purchase.status();
        var amount = source.refundable().min(awaited(purchase));
        if (!amount.isPositive() || source.status() != PaymentStatus.CAPTURED || !before.isGood()) {
            return Money.zero(source.amount().currency());
        }
        var refund = refund(source, amount, reason);
        var first = purchase.first().id();
        var changed = new ArrayList<>(release(purchase, amount));
        var substitute = payments.insertSupplement(
                first, source.snapshot().method(), NewPayment.EXCHANGE_CREDIT, amount, source.root(), refund.id());
        var operation = TypeIds.next();
        operations.begin(operation, substitute, Operation.Kind.CAPTURE, amount, null);
        substitute.follow(new ProviderResponse.Captured(substitute.id().value().toString(), amount));
        payments.save(substitute, operation, Operation.Outcome.SUCCEEDED, reason);
        changed.add(substitute);
        states.applyRefund(
                refund.id(), new OperationResponse.Succeeded(substitute.id().text()));
        states.changed(before, first, changed);
        return amount;
    }

    /// Lets the value of returned units pay what the purchase awaits: it becomes another payment of the purchase,
    /// which is refunded at once, and the awaited payments are released by the same amount.
    void offset(PaymentId awaiting, List<ItemToRefund> items, String returnRefund, String reason) {
        var purchase = locked(awaiting);
        var before = purchase.status();
        var first = purchase.first().id();
        var paid = RefundItems.paid(paidItems, first);
        var earlier = operations.refundsOf(purchase.ids());
        var priced = new RefundItems(paid, earlier).price(RefundRequest.requestedItems(items));
        var amount = Money.sum(
                purchase.first().amount().currency(),
                priced.stream().map(RefundItem::amount).toList());
        var most = awaited(purchase);
        if (!before.isGood() || !amount.isPositive() || most.isLessThan(amount)) {
            throw PaymentStateRefused.amount(most);
        }
        var changed = new ArrayList<>(release(purchase, amount));
        var value = payments.insertSupplement(
                first, NewPayment.EXCHANGE_CREDIT, NewPayment.EXCHANGE_CREDIT, amount, null, null);
        value.offset();
        var operation = TypeIds.next();
        operations.begin(operation, value, Operation.Kind.CAPTURE, amount, null);
        payments.save(value, operation, Operation.Outcome.SUCCEEDED, reason);
        changed.add(value);
        var refund = Refund.transfer(
                value.id(),
                amount,
                reason,
                Purpose.RETURN,
                returnRefund,
                priced,
                RefundTaxes.of(paid, earlier, amount, priced),
                RefundStatus.SUCCEEDED,
                clock.instant());
        operations.recordRefund(refund);
        events.append(refund.event());
        states.changed(before, first, changed);
        observation.changed(locked(first));
    }

    private Refund refund(Payment source, Money amount, String reason) {
        var refund = Refund.transfer(
                source.id(),
                amount,
                reason,
                Purpose.TRANSFER,
                null,
                List.of(),
                null,
                RefundStatus.PENDING,
                clock.instant());
        if (!operations.beginRefund(refund, null)) {
            throw source.funds().tooMuch();
        }
        events.append(refund.event());
        return refund;
    }

    /// Releases an awaited amount that nothing replaces, and reverses write-offs.
    PaymentSnapshot release(PaymentId awaiting, Money amount, Money notLost) {
        var purchase = locked(awaiting);
        if (awaited(purchase).isLessThan(amount)) {
            throw PaymentStateRefused.amount(awaited(purchase));
        }
        release(purchase, amount).stream()
                .filter(part -> part.status().isFinalFailure())
                .forEach(part -> events.append(ProviderStates.event(part)));
        reverseWriteOffs(purchase, notLost);
        return purchase.snapshot();
    }

    private void reverseWriteOffs(Purchase purchase, Money amount) {
        var left = amount;
        for (var part : purchase.parts()) {
            var some = part.funds().writtenOff().min(left);
            if (some.isPositive()) {
                part.reverseWriteOff(some);
                payments.save(part, "CANCEL");
                left = left.minus(some);
            }
        }
        if (left.isPositive()) {
            throw PaymentStateRefused.amount(amount.minus(left));
        }
    }

    /// Releases the awaited payments up to the amount, in their order.
    private List<Payment> release(Purchase purchase, Money amount) {
        var released = new ArrayList<Payment>();
        var left = amount;
        for (var part : purchase.parts()) {
            var some = part.awaited().min(left);
            if (some.isPositive()) {
                part.waive(some);
                payments.save(part, "CANCEL");
                released.add(part);
                left = left.minus(some);
            }
        }
        return released;
    }

    private static Money awaited(Purchase purchase) {
        return Money.sum(
                purchase.first().amount().currency(),
                purchase.parts().stream().map(Payment::awaited).toList());
    }

    private Purchase locked(PaymentId id) {
        return payments.lock(id).orElseThrow(() -> NotFoundException.of("payment", id));
    }

    private final class Locked implements Payments.Exchangeable {

        private final Purchase purchase;
        private final OpenItems open;

        Locked(Purchase purchase, OpenItems open) {
            this.purchase = purchase;
            this.open = open;
        }

        @Override
        public Money left() {
            return open.left();
        }

        @Override
        public Money paid(String item) {
            return open.paid(item);
        }

        @Override
        public Money left(String item) {
            return open.left(item);
        }

        @Override
        public int units(String item) {
            return open.units(item);
        }

        @Override
        public Money price(String item, int units) {
            return open.price(item, units);
        }

        @Override
        public Money rest(String item, int units) {
            return open.rest(item, units);
        }

        @Override
        public List<ItemToRefund> taken(String returnRefund, boolean transferred) {
            return open.taken(returnRefund, transferred);
        }

        @Override
        public @Nullable List<RefundedTax> taxes(List<ItemToRefund> items) {
            return open.taxes(items);
        }

        @Override
        public PaymentSnapshot exchange(Payments.Exchange wanted) {
            return new Transfer(purchase, open, wanted).make();
        }
    }

    /// One exchange of value: the refunds of the old purchase and the parts of the new one.
    private final class Transfer {

        private final Purchase source;
        private final Map<String, PaidItem> paid;
        private final Payments.Exchange wanted;
        private final List<Refund> refunds;
        private final List<RefundPayment.Item> items;
        private final List<PromisedPart> parts = new ArrayList<>();
        private final List<Event> happened = new ArrayList<>();

        Transfer(Purchase source, OpenItems open, Payments.Exchange wanted) {
            this.source = source;
            this.paid = open.paid();
            this.wanted = wanted;
            this.refunds = new ArrayList<>(open.refunds());
            this.items = new ArrayList<>(RefundRequest.requestedItems(wanted.items()));
        }

        PaymentSnapshot make() {
            var total = wanted.total();
            var credit = Money.sum(
                    total.currency(),
                    wanted.items().stream().map(ItemToRefund::amount).toList());
            reserve(credit);
            var rest = total.minus(credit);
            if (rest.isNegative()) {
                throw new IllegalArgumentException("the value of the units exceeds the new total");
            }
            if (rest.isPositive()) {
                parts.add(promised(rest));
            }
            var purchase = payments.insertPromised(wanted.reference(), parts);
            purchase.parts().forEach(part -> happened.add(ProviderStates.event(part)));
            events.append(happened);
            return purchase.snapshot();
        }

        /// Reserves the value on the payments of the source, the last one first, as a refund would.
        private void reserve(Money credit) {
            var missing = credit;
            for (var part : source.parts().reversed()) {
                var amount = part.refundable().min(missing);
                if (amount.isPositive() && part.status() == PaymentStatus.CAPTURED) {
                    parts.add(credit(part, reserve(part, amount)));
                    missing = missing.minus(amount);
                }
            }
            if (missing.isPositive()) {
                throw RefundExceedsPayment.tooMuch(credit.minus(missing), false);
            }
        }

        private Refund reserve(Payment part, Money amount) {
            var priced = new RefundItems(paid, refunds).price(PurchaseRefunds.take(items, amount));
            var refund = Refund.transfer(
                    part.id(),
                    amount,
                    wanted.reason(),
                    Purpose.EXCHANGE,
                    wanted.returnRefund(),
                    priced,
                    RefundTaxes.of(paid, refunds, amount, priced),
                    RefundStatus.PENDING,
                    clock.instant());
            if (!operations.beginRefund(refund, null)) {
                throw part.funds().tooMuch();
            }
            refunds.add(refund);
            happened.add(refund.event());
            return refund;
        }

        private PromisedPart credit(Payment part, Refund refund) {
            var id = PaymentId.next();
            return new PromisedPart(
                    id,
                    NewPayment.EXCHANGE_CREDIT,
                    NewPayment.EXCHANGE_CREDIT,
                    refund.amount(),
                    PaymentStatus.AUTHORIZED,
                    id.value().toString(),
                    Map.of(),
                    part.root(),
                    refund.id());
        }

        private PromisedPart promised(Money rest) {
            var id = PaymentId.next();
            var method = PaymentRequests.requireMethod(wanted.method(), rest);
            var provider = requests.promising(method, rest, wanted.country());
            var charge = new Charge(id.value(), method, rest, null, false, null);
            var instructions = ((Promises) provider).authorize(charge) instanceof ProviderResponse.Promised promise
                    ? promise.instructions()
                    : Map.<String, String>of();
            return new PromisedPart(
                    id, method, provider.code(), rest, PaymentStatus.AWAITING_TRANSFER, null, instructions, null, null);
        }
    }
}
