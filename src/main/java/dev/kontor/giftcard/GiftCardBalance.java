package dev.kontor.giftcard;

import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a gift card is worth now.
///
/// @param lastCharacters of the code
/// @param balance regardless of the status
/// @param expiresAt absent if it never expires
public record GiftCardBalance(
        GiftCardId id,
        String lastCharacters,
        GiftCardStatus status,
        Money balance,
        @Nullable Instant expiresAt) {

    /// Returns whether it can pay something.
    public boolean isUsable() {
        return status == GiftCardStatus.ACTIVE && balance.isPositive();
    }
}
