package dev.kontor.payment;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Payments as other modules use them. Several payments of one purchase act as a single payment with the id
/// of the first; each call applies to all of them. Methods that call a provider say so and must run without
/// a transaction.
public interface Payments {

    /// Returns the payment methods for the amount and country that staff can agree on with the buyer, whose groups do
    /// not matter then.
    List<PaymentMethod> methods(Money amount, String country, Locale locale);

    /// Returns the payment methods for the amount and country that the buyer can choose.
    ///
    /// @param customer absent for a guest
    /// @param debt the part of the amount that the buyer would owe with a purchase on account; only called if
    ///     such a purchase is offered
    List<PaymentMethod> methodsFor(
            @Nullable CustomerId customer, Money amount, Supplier<Money> debt, String country, Locale locale);

    /// Returns the payment methods that the buyer can choose, regardless of what the buyer owes. For callers that
    /// have checked the credit.
    ///
    /// @param customer absent for a guest
    List<PaymentMethod> openMethods(@Nullable CustomerId customer, Money amount, String country, Locale locale);

    /// Returns those of them whose money a provider collects.
    ///
    /// @param customer absent for a guest
    List<PaymentMethod> onlineMethodsFor(@Nullable CustomerId customer, Money amount, String country, Locale locale);

    /// Records a payment in the caller's transaction before any provider is called.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException while the reference has another open payment
    PaymentSnapshot create(NewPayment payment);

    /// Records a payment in the caller's transaction whose money is captured as soon as it is authorized,
    /// regardless of how the shop captures payments.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException while the reference has another open payment
    PaymentSnapshot createCaptured(NewPayment payment);

    /// Lets a captured payment pay what a purchase awaits, in the caller's transaction. The money stays at
    /// its provider, which makes the refunds of the purchase that concern it. Observers are notified about
    /// both. Lock the captured payment before.
    ///
    /// @param paid the captured payment
    /// @param purchase id of the purchase that awaits money
    /// @param reason for internal records
    /// @return what it paid: the smaller of what was captured and what was awaited
    Money payAwaited(PaymentId paid, PaymentId purchase, String reason);

    /// Lets the value of returned units pay what a purchase awaits from outside of any provider, in the caller's
    /// transaction, instead of refunding it. No money moves: the purchase awaits that much less, and the value
    /// counts as paid and refunded. Observers are notified about both. Lock the purchase before.
    ///
    /// @param purchase id of the purchase that awaits money
    /// @param items the returned units with their value, together at most what is awaited
    /// @param returnRefund id of the refund of the return, by which the refunds of the payment are recognized
    /// @param reason of the refund
    /// @throws dev.kontor.shared.problem.ConflictException if less is awaited
    /// @throws RefundExceedsPayment if less is left of the items
    void offsetReturned(PaymentId purchase, List<ItemToRefund> items, String returnRefund, String reason);

    /// Records the payment of a total of zero in the caller's transaction. It has succeeded; no provider is
    /// called. Observers are not notified.
    ///
    /// @param reference what costs nothing
    PaymentSnapshot createFree(UUID reference, Currency currency);

    /// Locks a purchase until the caller's transaction ends. Lock the payment before its order.
    ///
    /// @param id of any part
    Optional<PaymentSnapshot> lock(PaymentId id);

    /// Adds a payment to a purchase in the caller's transaction, because more has to be paid. The money
    /// arrives outside of any provider. Observers are not notified: the caller applies the returned state.
    ///
    /// @param locked the purchase as [#lock] returned it
    /// @param method a method of that kind, such as `bank-transfer`
    /// @param country of the buyer (ISO 3166-1 alpha-2)
    /// @throws dev.kontor.shared.problem.ConflictException unless the purchase has succeeded
    /// @throws dev.kontor.shared.problem.RejectedException if the method is not available
    PaymentSnapshot supplement(PaymentSnapshot locked, String method, Money amount, String country);

    /// Changes the amount of a payment in the caller's transaction because the price changed. Of several
    /// parts, the one that takes the rest is adjusted.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException unless the payment is `CREATED` and an amount is
    ///     left for it
    PaymentSnapshot reprice(PaymentId id, Money amount);

    /// @param id of any part
    Optional<PaymentSnapshot> find(PaymentId id);

    /// Returns all refunds of a purchase, oldest first. Runs one SQL statement.
    ///
    /// @param id of the purchase
    List<PaymentRefund> refunds(PaymentId id);

    /// Returns all payments of the references by reference, newest first.
    Map<UUID, List<PaymentSnapshot>> of(Collection<UUID> references);

    /// Calls the provider to authorize the payment once, and records its response. A repeated call does not
    /// send the request again but resolves the payment's state by its key. The payment remains `CREATED` if
    /// the provider definitely did not receive the request; a retry is safe then. Several parts are
    /// authorized one after the other and captured when all have succeeded. If one fails, the others are
    /// canceled.
    ///
    /// @throws ProviderBusy if too many calls to the provider run; it has not received this one
    PaymentSnapshot authorize(PaymentId id);

    /// Calls the provider for the state of an open payment, records the response and continues with parts
    /// that were not sent yet.
    PaymentSnapshot refresh(PaymentId id);

    /// Cancels a payment that was not sent to a provider, in the caller's transaction.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException if it was sent
    void abandon(PaymentId id);

    /// Calls the provider to cancel an open or authorized payment, or the rest of a partially captured one.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException if everything was captured, or the outcome of an
    ///     earlier step is unknown
    PaymentSnapshot cancel(PaymentId id);

    /// Calls the provider to capture an authorized amount.
    ///
    /// @param amount at most what is authorized and not captured; null for everything
    PaymentSnapshot capture(PaymentId id, @Nullable Money amount);

    /// Records money received outside of any provider for a payment that awaits it, in the caller's
    /// transaction.
    PaymentSnapshot recordReceived(PaymentId id, Money amount, String note);

    /// Records money received outside of any provider that a purchase does not await, in the caller's transaction.
    /// The shop owes it to the buyer. Observers are not notified. Lock the purchase before.
    ///
    /// @param surplus positive, in the currency of the purchase
    /// @return what the purchase holds for the buyer now
    /// @throws dev.kontor.shared.problem.ConflictException if a provider collects all payments of the purchase
    Money recordOverpaid(PaymentId id, Money surplus, String note);

    /// Records in the caller's transaction that a surplus was refunded. Observers are not notified.
    ///
    /// @return what the purchase still holds for the buyer
    /// @throws RefundExceedsPayment if it holds less
    Money refundOverpaid(PaymentId id, Money amount);

    /// Gives up an amount that a purchase awaits from outside of any provider, in the caller's transaction.
    /// Unlike a cancellation it is a loss: the sale stays in the ledger. Observers are notified. Lock the
    /// purchase before.
    ///
    /// @param id of the purchase
    /// @param rest whether nothing else is due, so that what is awaited beyond the loss is released
    /// @throws dev.kontor.shared.problem.ConflictException if less is awaited
    void writeOff(PaymentId id, Money loss, boolean rest);

    /// Releases what a purchase awaits from outside of any provider although it is no longer due, and reverses
    /// write-offs of what is no longer due, in the caller's transaction: it was never sold, so the ledger reverses
    /// the sale. Observers are not notified: the caller applies the returned state.
    ///
    /// @param locked the purchase as [#lock] returned it; returned if both amounts are zero
    /// @param amount at most what is awaited
    /// @param notLost at most what was written off
    /// @throws dev.kontor.shared.problem.ConflictException if less is awaited or was written off
    PaymentSnapshot release(PaymentSnapshot locked, Money amount, Money notLost);

    /// Calls the provider to refund canceled items, none beyond what was paid for it. Several parts are refunded
    /// from the last to the first, none beyond its captured amount. A retry with the same name does not refund
    /// again.
    PaymentSnapshot refundCanceled(PaymentId id, List<ItemToRefund> items, String reason, String name);

    /// Refunds items whose units came back: unlike other refunds, it takes no units off the order.
    ///
    /// @param returnRefund id of the refund of the return, by which the refunds of the payment are recognized
    PaymentSnapshot refundReturned(
            PaymentId id, List<ItemToRefund> items, String returnRefund, String reason, String name);

    /// Records that staff pay the buyer for items whose units came back, in the caller's transaction. No
    /// provider is called: the refunds have succeeded. Observers are notified. Lock the purchase before.
    ///
    /// @param returnRefund id of the refund of the return, by which the refunds of the payment are recognized
    /// @throws dev.kontor.shared.problem.RejectedException if a part has to be refunded to stored value
    void recordReturnedByStaff(PaymentId id, List<ItemToRefund> items, String returnRefund, String reason);

    /// Returns what was captured and neither refunded nor lost to disputes, even if a refund is pending or a
    /// dispute contests it. Runs one SQL statement.
    ///
    /// @param id of any part
    Money held(PaymentId id);

    /// Returns what can still be refunded. Runs two SQL statements.
    ///
    /// @param id of any part
    RefundableItems refundable(PaymentId id);

    /// Returns what was refunded of a purchase and of its items, without refunds that failed or are pending.
    /// Runs two SQL statements.
    ///
    /// @param id of any part
    Refunded refunded(PaymentId id);

    /// The refunds of a purchase. The total is read before the items, so a refund that is made meanwhile is never
    /// taken for a refund of an amount.
    ///
    /// @param total of all refunds
    /// @param items by the ids of [PaidItems]
    record Refunded(Money total, Map<String, Money> items) {

        /// Returns what was refunded as amounts instead of items, in minor units.
        public long amountsMinor() {
            return Math.max(
                    0,
                    total.minor()
                            - items.values().stream().mapToLong(Money::minor).sum());
        }
    }

    /// Locks a purchase whose value can pay a new one, until the caller's transaction ends. Lock the payment
    /// before its order. Runs three SQL statements.
    ///
    /// @param id of any part
    Exchangeable lockExchangeable(PaymentId id);

    /// Settles in the caller's transaction what [Exchangeable#exchange] reserved: the value leaves the old
    /// purchase and pays the new one. Does nothing if it was settled or canceled. Lock the new purchase
    /// before the old one.
    ///
    /// @param id of the new purchase
    PaymentSnapshot settleExchange(PaymentId id);

    /// Returns the purchases that have lost all their money to a dispute: that of the disputed payment, the order of a
    /// payment link, or replacements that its value pays.
    ///
    /// @param disputed the payment that the buyer has disputed
    /// @param minor amount that the dispute took, in minor units
    /// @return ids of the purchases
    List<PaymentId> lost(PaymentId disputed, long minor);

    /// The rest of a locked purchase, which can pay a new one.
    interface Exchangeable extends RefundableItems {

        /// Creates a purchase in the caller's transaction that is paid with the value of items. The value is
        /// reserved at once, so nothing else can be refunded of it, and moves with [#settleExchange]. If the
        /// new purchase is canceled before that, the value is released. Observers are not notified: the
        /// caller applies the returned state.
        ///
        /// @throws RefundExceedsPayment if less is left of the items
        /// @throws dev.kontor.shared.problem.RejectedException if a rest is to pay and the method is not
        ///     available
        PaymentSnapshot exchange(Exchange wanted);
    }

    /// A new purchase that is paid with the value of items of another one.
    ///
    /// @param reference what is paid for
    /// @param items whose value pays, together at most the total
    /// @param method of the rest, whose money arrives outside of a provider; null if nothing is left to pay
    /// @param country of the buyer (ISO 3166-1 alpha-2)
    /// @param returnRefund id of the refund of the return, by which the refunds of the payment are recognized
    /// @param reason of the refunds
    record Exchange(
            UUID reference,
            List<ItemToRefund> items,
            Money total,
            @Nullable String method,
            String country,
            String returnRefund,
            String reason) {}

    /// Records in the caller's transaction that the whole payment must be undone: canceled if no money was
    /// captured, otherwise refunded. Happens once for each reason, after the commit, and is retried until it
    /// is done.
    ///
    /// @param reason stable code such as `order-canceled`
    void undo(PaymentId id, String reason);
}
