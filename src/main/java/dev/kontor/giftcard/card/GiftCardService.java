package dev.kontor.giftcard.card;

import dev.kontor.customer.CustomerMerges;
import dev.kontor.events.ChangeLog;
import dev.kontor.giftcard.GiftCardAdjusted;
import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardIssued;
import dev.kontor.giftcard.GiftCardUpdated;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerPosting;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages gift cards on behalf of staff.
@Service
@Transactional
class GiftCardService {

    static final long MAX_MINOR = 100_000_000;

    private final GiftCardRepository cards;
    private final GiftCardQueries queries;
    private final CustomerAccounts customers;
    private final CustomerMerges merges;
    private final Ledger ledger;
    private final ChangeLog changes;
    private final NewGiftCards issuing;

    GiftCardService(
            GiftCardRepository cards,
            GiftCardQueries queries,
            CustomerAccounts customers,
            CustomerMerges merges,
            Ledger ledger,
            ChangeLog changes,
            NewGiftCards issuing) {
        this.cards = cards;
        this.queries = queries;
        this.customers = customers;
        this.merges = merges;
        this.ledger = ledger;
        this.changes = changes;
        this.issuing = issuing;
    }

    public IssuedGiftCard issue(IssueGiftCard request) {
        var value = request.value();
        issuing.requireValid(value, request.expiresAt());
        requireCustomer(request.customerId());
        var id = GiftCardId.next();
        var code = GiftCardCode.random();
        cards.insert(id, code, request);
        post(id, "ISSUE", value);
        var issued = queries.get(id);
        changes.record(new GiftCardIssued(id, value, request.expiresAt()), null, issued);
        return new IssuedGiftCard(code.text(), issued);
    }

    public GiftCardDetails change(GiftCardId id, IfMatch ifMatch, MergePatch<ChangeGiftCard> patch) {
        var before = queries.lock(id);
        ifMatch.require(before.version());
        var known = ChangeGiftCard.of(before);
        var changed = patch.applyTo(known);
        if (changed.equals(known)) {
            return before;
        }
        if (patch.touches("customerId")) {
            requireCustomer(changed.customerId());
        }
        cards.change(id, changed);
        var after = queries.get(id);
        changes.record(new GiftCardUpdated(id), before, after);
        return after;
    }

    public GiftCardDetails adjust(GiftCardId id, AdjustGiftCard request) {
        var before = queries.lock(id);
        var amount = request.amount();
        if (!amount.currency().equals(before.balance().currency())) {
            throw RejectedException.at(
                    "/amount/currency",
                    "refused",
                    "The gift card is in " + before.balance().currency() + ".");
        }
        var balance = before.balance().plus(amount);
        if (amount.isZero() || balance.isNegative() || balance.minor() > MAX_MINOR) {
            throw RejectedException.at(
                    "/amount/amount",
                    "out-of-range",
                    "The balance is %s. The new balance must be different, not negative and at most %s."
                            .formatted(before.balance(), new Money(MAX_MINOR, amount.currency())));
        }
        cards.adjust(id, amount, request.reason());
        post(id, "ADJUST", amount);
        var after = queries.get(id);
        changes.record(
                new GiftCardAdjusted(id, amount, after.balance()),
                Map.of("balance", before.balance()),
                Map.of("balance", after.balance(), "text", request.reason()));
        return after;
    }

    private void post(GiftCardId id, String cause, Money amount) {
        ledger.post(
                List.of(new LedgerPosting(id, cause, LedgerAccount.VALUE_GRANTED, LedgerAccount.GIFT_CARDS, amount)));
    }

    private void requireCustomer(@Nullable CustomerId customer) {
        if (customer == null) {
            return;
        }
        if (!customers.exists(customer)) {
            throw RejectedException.at("/customerId", "not-found", "There is no such customer.");
        }
        merges.requireNotMerged(customer);
    }
}
