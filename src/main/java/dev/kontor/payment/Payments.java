package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Payments, as other modules use them. Several payments for the same are one here, with the id of the first:
/// what is asked of it is asked of all. Methods that call a provider say so: they must be called without a
/// transaction.
public interface Payments {

    /// The methods offered for that amount and country.
    List<PaymentMethod> methods(Money amount, String country, Locale locale);

    /// Records a payment, in the caller's transaction, before anything is asked of a provider.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException while another payment of the reference is open
    PaymentSnapshot create(NewPayment payment);

    /// Changes what a payment asks for, in the caller's transaction, because what is paid for has changed. Of
    /// several parts the one that takes the rest follows.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException unless it is `CREATED`, and something is left for it
    PaymentSnapshot reprice(PaymentId id, Money amount);

    /// @param id of any of its parts
    Optional<PaymentSnapshot> find(PaymentId id);

    /// All payments of the references, the newest first, by reference.
    Map<UUID, List<PaymentSnapshot>> of(Collection<UUID> references);

    /// Calls the provider: asks it for the money, once, and records what it answers. A payment that was asked
    /// before is not asked again: its state is resolved by its key instead. It is still `CREATED` afterwards
    /// if the provider certainly was not reached: asking again is safe then. Several parts are asked for one
    /// after the other, and only reserved until all are good; where one is not, the others are given up.
    ///
    /// @throws ProviderBusy if too many calls to the provider run: it has not received this one
    PaymentSnapshot authorize(PaymentId id);

    /// Calls the provider: asks where an open payment stands, records what it answers, and goes on with the
    /// parts that were not asked for yet.
    PaymentSnapshot refresh(PaymentId id);

    /// Calls the provider: gives an open or authorized payment up, or the rest of one that was captured in part.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException if all was captured, or an earlier step has no outcome
    ///     yet
    PaymentSnapshot cancel(PaymentId id);

    /// Calls the provider: takes what was authorized.
    ///
    /// @param amount at most what is authorized and not captured; null for all of it
    PaymentSnapshot capture(PaymentId id, @Nullable Money amount);

    /// Records money that came outside of any provider, for a payment that awaits it. In the caller's
    /// transaction.
    PaymentSnapshot recordReceived(PaymentId id, Money amount, String note);

    /// Calls the provider: gives money back.
    ///
    /// Of several parts, the last one gives first, and none more than it has taken.
    ///
    /// @param amount at most what was captured and not refunded, other refunds under way included
    PaymentSnapshot refund(PaymentId id, Money amount, String reason);

    /// The same, once: whoever asks again under that name does not give the money back again.
    PaymentSnapshot refund(PaymentId id, Money amount, String reason, String name);

    /// The same for single items: of none more goes back than was paid for it.
    PaymentSnapshot refund(PaymentId id, List<ItemToRefund> items, String reason, String name);

    /// Records, in the caller's transaction, that the payment must be undone as a whole, whatever it turns out
    /// to be: given up where no money was taken, refunded else. Once for each reason; carried out after the
    /// commit, and by the janitor until it is done.
    ///
    /// @param reason stable name such as `order-canceled`
    void undo(PaymentId id, String reason);
}
