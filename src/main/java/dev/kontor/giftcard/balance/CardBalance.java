package dev.kontor.giftcard.balance;

import dev.kontor.giftcard.GiftCardBalance;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The amount that a gift card can pay.
///
/// @param usable false if no card has the code, if the card is disabled or has expired, and if its balance is zero
/// @param balance absent unless the card is usable
/// @param expiresAt when the card stops working; never if absent
record CardBalance(
        boolean usable, @Nullable Money balance, @Nullable Instant expiresAt) {

    static final CardBalance NONE = new CardBalance(false, null, null);

    static CardBalance of(GiftCardBalance card) {
        return card.isUsable() ? new CardBalance(true, card.balance(), card.expiresAt()) : NONE;
    }
}
