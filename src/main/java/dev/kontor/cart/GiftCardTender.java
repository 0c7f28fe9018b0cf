package dev.kontor.cart;

import dev.kontor.giftcard.GiftCardBalance;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A gift card or store credit of a cart, and what it pays. A tender is no discount: it changes neither total nor tax.
///
/// @param amount zero if the card cannot be used now, or if other cards pay everything
public record GiftCardTender(GiftCardBalance card, Money amount) {

    /// Divides the total between the cards in their order, each up to its balance.
    ///
    /// @param buyer whose store credit can pay; null for guests
    public static List<GiftCardTender> of(
            List<GiftCardId> cards,
            Map<GiftCardId, GiftCardBalance> balances,
            @Nullable CustomerId buyer,
            Money total) {
        var tenders = new ArrayList<GiftCardTender>();
        var left = total;
        for (var id : cards) {
            var card = balances.get(id);
            if (card != null) {
                var amount = amount(card, buyer, left);
                tenders.add(new GiftCardTender(card, amount));
                left = left.minus(amount);
            }
        }
        return List.copyOf(tenders);
    }

    private static Money amount(GiftCardBalance card, @Nullable CustomerId buyer, Money left) {
        if (!card.isUsable()
                || card.isCredit() && !Objects.equals(card.creditOf(), buyer)
                || !card.balance().currency().equals(left.currency())) {
            return Money.zero(left.currency());
        }
        return card.balance().min(left);
    }
}
