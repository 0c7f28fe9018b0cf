package dev.kontor.giftcard;

import dev.kontor.identity.CustomerId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gift cards and store credit, for carts and checkouts.
public interface GiftCards {

    /// Finds the active card with that code. Counts guesses of all callers together, so it must not be called in a
    /// transaction.
    ///
    /// @param code as the buyer entered it
    /// @return empty if no card has the code, and if the card is disabled or has expired
    /// @throws dev.kontor.shared.problem.ThrottledException `quota-exceeded` after too many wrong codes
    Optional<GiftCardBalance> lookUp(String code);

    /// Returns the balances of the cards by id. Runs one SQL statement.
    Map<GiftCardId, GiftCardBalance> balances(Collection<GiftCardId> ids);

    /// Returns the store credit of the customer in the currency. Runs one SQL statement.
    Optional<GiftCardBalance> credit(CustomerId customer, Currency currency);

    /// Spends cards in the caller's transaction, all or none. Concurrent callers never spend more than a card has.
    ///
    /// @throws GiftCardsChanged if a card no longer covers its amount
    void spend(List<Spending> spendings);

    /// @param payment that the card pays; a payment is paid by one card
    record Spending(GiftCardId card, PaymentId payment, Money amount) {}
}
