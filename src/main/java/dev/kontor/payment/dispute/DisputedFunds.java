package dev.kontor.payment.dispute;

import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// The amounts of all disputes of a payment.
///
/// @param contested what cannot be refunded now but perhaps later
/// @param lost what the bank has returned to the buyer
/// @param withdrawn everything the provider has withdrawn and not returned
public record DisputedFunds(Money contested, Money lost, Money withdrawn) {

    public static DisputedFunds of(Currency currency, List<Dispute> disputes) {
        return new DisputedFunds(
                sum(currency, disputes, Dispute::contested),
                sum(currency, disputes, Dispute::lost),
                sum(currency, disputes, Dispute::withdrawn));
    }

    private static Money sum(Currency currency, List<Dispute> disputes, Function<Dispute, Money> part) {
        return Money.sum(
                currency,
                disputes.stream()
                        .map(part)
                        // The amount in the currency of the payment is unknown.
                        .filter(amount -> amount.currency().equals(currency))
                        .toList());
    }
}
