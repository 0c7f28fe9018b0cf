package dev.kontor.giftcard.credit;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import org.springframework.stereotype.Component;

/// Moves the gift cards and the store credit of a merged customer. The credit of each currency is withdrawn from one
/// customer and granted to the other.
@Component
class CreditMerge implements CustomerMergeParticipant {

    private static final String REASON = "Customers were merged.";

    private final CreditRepository credits;
    private final StoreCreditService service;

    CreditMerge(CreditRepository credits, StoreCreditService service) {
        this.credits = credits;
        this.service = service;
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

    /// @return the number of currencies
    long moveCredit(CustomerId source, CustomerId target) {
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
