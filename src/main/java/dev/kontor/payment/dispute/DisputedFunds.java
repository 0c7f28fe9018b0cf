package dev.kontor.payment.dispute;

import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// The money that disputes take: of a whole payment, or of one of the payments among which its money was divided.
///
/// @param contested what cannot be refunded now but perhaps later
/// @param lost amount that the bank has returned to the buyer
/// @param withdrawn everything the provider has withdrawn and not returned
public record DisputedFunds(Money contested, Money lost, Money withdrawn) {

    public static DisputedFunds of(Currency currency, List<Dispute> disputes) {
        return new DisputedFunds(
                sum(currency, disputes, Dispute::contested),
                sum(currency, disputes, Dispute::lost),
                sum(currency, disputes, Dispute::withdrawn));
    }

    /// Returns the share of a payment that has this amount left. What is lost comes first.
    public DisputedFunds upTo(Money left) {
        var lostShare = lost.min(left);
        var contestedShare = contested.min(left.minus(lostShare));
        return new DisputedFunds(contestedShare, lostShare, withdrawn.min(lostShare.plus(contestedShare)));
    }

    public DisputedFunds plus(DisputedFunds other) {
        return new DisputedFunds(
                contested.plus(other.contested), lost.plus(other.lost), withdrawn.plus(other.withdrawn));
    }

    public DisputedFunds minus(DisputedFunds other) {
        return new DisputedFunds(
                contested.minus(other.contested), lost.minus(other.lost), withdrawn.minus(other.withdrawn));
    }

    /// Returns what cannot be refunded.
    public Money total() {
        return contested.plus(lost);
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
