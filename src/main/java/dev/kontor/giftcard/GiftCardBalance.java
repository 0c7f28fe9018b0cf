package dev.kontor.giftcard;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The current value of a gift card or store credit.
///
/// @param lastCharacters of the code; absent for store credit
/// @param balance regardless of the status
/// @param expiresAt absent if it never expires
/// @param creditOf the customer whose store credit it is; absent for gift cards
public record GiftCardBalance(
        GiftCardId id,
        @Nullable String lastCharacters,
        GiftCardStatus status,
        Money balance,
        @Nullable Instant expiresAt,
        @Nullable CustomerId creditOf) {

    public boolean isCredit() {
        return creditOf != null;
    }

    /// Returns whether it can pay something.
    public boolean isUsable() {
        return status == GiftCardStatus.ACTIVE && balance.isPositive();
    }
}
