package dev.kontor.giftcard.spending;

import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.giftcard.GiftCardBalance;
import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.giftcard.GiftCardCredited;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardRedeemed;
import dev.kontor.giftcard.GiftCardStatus;
import dev.kontor.giftcard.GiftCards;
import dev.kontor.giftcard.GiftCardsChanged;
import dev.kontor.giftcard.StoreCreditChanged;
import dev.kontor.identity.CustomerId;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerPosting;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.StoredValue;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimits;
import dev.kontor.shared.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Spends gift cards and store credit, and returns value to them. Each movement posts to the ledger: what a card pays
/// is in the clearing account of its provider until the payment is captured.
@Service
class GiftCardSpending implements GiftCards, StoredValue {

    private static final String EVERYBODY = "";

    private final GiftCardBook book;
    private final Ledger ledger;
    private final EventLog events;
    private final LastingKeys keys;
    private final RateLimits limits;

    GiftCardSpending(GiftCardBook book, Ledger ledger, EventLog events, LastingKeys keys, RateLimits limits) {
        this.book = book;
        this.ledger = ledger;
        this.events = events;
        this.keys = keys;
        this.limits = limits;
    }

    @Override
    public Optional<GiftCardBalance> lookUp(String code) {
        limits.require(LimitPolicy.GIFT_CARD_GUESSES, EVERYBODY);
        var found = GiftCardCode.of(code)
                .flatMap(known -> book.find(known.hash(keys)))
                .filter(card -> card.status() == GiftCardStatus.ACTIVE);
        if (found.isPresent()) {
            limits.refund(LimitPolicy.GIFT_CARD_GUESSES, EVERYBODY);
        }
        return found;
    }

    @Override
    public Map<GiftCardId, GiftCardBalance> balances(Collection<GiftCardId> ids) {
        return book.find(ids).stream().collect(Collectors.toMap(GiftCardBalance::id, Function.identity()));
    }

    @Override
    public Optional<GiftCardBalance> credit(CustomerId customer, Currency currency) {
        return book.credit(customer, currency);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void spend(List<Spending> spendings) {
        var spent = book.spend(spendings);
        if (spent.size() != spendings.size()) {
            throw new GiftCardsChanged();
        }
        ledger.post(spent.stream().map(movement -> posting(movement, "SPEND")).toList());
        events.append(spent.stream()
                .flatMap(movement -> event(movement, "SPEND").stream())
                .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Money> spent(PaymentId payment) {
        return Optional.ofNullable(book.spent(payment))
                .map(GiftCardBook.Spent::amount)
                .filter(Money::isPositive);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(PaymentId payment) {
        book.release(payment).ifPresent(movement -> credited(movement, "RELEASE"));
    }

    @Override
    @Transactional
    public boolean refund(PaymentId payment, UUID operation, Money amount) {
        var known = book.spent(payment);
        if (known == null) {
            return false;
        }
        book.lock(known.cardId());
        if (book.isRefunded(operation)) {
            return true;
        }
        // Read again: a concurrent refund may have returned something before the card was locked.
        var spent = book.spent(payment);
        if (spent == null || spent.left().isLessThan(amount)) {
            return false;
        }
        credited(book.refund(spent.cardId(), payment, operation, amount), "REFUND");
        return true;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isRefunded(UUID operation) {
        return book.isRefunded(operation);
    }

    private void credited(GiftCardBook.Movement movement, String cause) {
        ledger.post(List.of(posting(movement, cause)));
        event(movement, cause).ifPresent(events::append);
    }

    /// Nothing is reported about the store credit of an erased customer.
    private static Optional<Event> event(GiftCardBook.Movement movement, String cause) {
        var amount = movement.amount();
        if (movement.credit()) {
            return Optional.ofNullable(movement.creditOf())
                    .map(customer -> new StoreCreditChanged(customer, cause, amount, movement.balance()));
        }
        return Optional.of(
                amount.isNegative()
                        ? new GiftCardRedeemed(
                                movement.cardId(), movement.paymentId(), amount.negated(), movement.balance())
                        : new GiftCardCredited(movement.cardId(), movement.paymentId(), amount, movement.balance()));
    }

    /// Value that returns to a card is a credit of the gift cards, and a spent one a debit.
    private static LedgerPosting posting(GiftCardBook.Movement movement, String cause) {
        return new LedgerPosting(
                movement.cardId(),
                cause,
                LedgerAccount.PROVIDER_CLEARING,
                movement.credit() ? LedgerAccount.STORE_CREDIT : LedgerAccount.GIFT_CARDS,
                movement.amount());
    }
}
