package dev.kontor.giftcard.credit;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Moves the gift cards and the store credit of a merged customer. The credit of each currency is withdrawn from one
/// customer and granted to the other.
@Component
class CreditMerge implements CustomerMergeParticipant {

    private static final String REASON = "Customers were merged.";

    private final CreditRepository credits;
    private final StoreCreditService service;
    private final CustomerMerges merges;

    CreditMerge(CreditRepository credits, StoreCreditService service, CustomerMerges merges) {
        this.credits = credits;
        this.service = service;
        this.merges = merges;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.GIFT_CARDS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return credits.countGiftCards(source)
                + credits.of(source).stream()
                        .filter(credit -> credit.balance().isPositive())
                        .count();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        return credits.moveGiftCards(source, target) + moveCredit(source, target);
    }

    /// Moves store credit that merged customers got after the merge, for example by the refund of an earlier
    /// order. Repeated calls move nothing.
    @Transactional
    void follow(Collection<CustomerId> customers) {
        merges.targets(customers).forEach(this::moveCredit);
    }

    /// @return the number of currencies
    private long moveCredit(CustomerId source, CustomerId target) {
        var balances = credits.lock(source).stream()
                .map(CreditRepository.Credit::balance)
                .filter(Money::isPositive)
                .toList();
        for (var balance : balances) {
            service.change(source, balance.negated(), REASON);
            service.change(target, balance, REASON);
        }
        return balances.size();
    }
}
