package dev.kontor.payment.dispute;

import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// What the disputes of a payment come to.
///
/// @param contested what cannot be given back now, though it may be later
/// @param lost what went back to the buyer by the bank
/// @param withdrawn what the provider has taken back in all, and not given again
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
                        // What it is in the currency of the payment nobody can say.
                        .filter(amount -> amount.currency().equals(currency))
                        .toList());
    }
}
