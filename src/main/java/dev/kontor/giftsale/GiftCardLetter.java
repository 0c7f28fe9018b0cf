package dev.kontor.giftsale;

import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A gift card as it is mailed.
///
/// @param code the secret code
/// @param email of the recipient
/// @param locale language of the buyer (BCP 47)
/// @param channel code of the sales channel
/// @param expiresAt absent if the card does not expire
public record GiftCardLetter(
        String code,
        Money value,
        String email,
        @Nullable String recipientName,
        @Nullable String senderName,
        @Nullable String message,
        String locale,
        String channel,
        String orderNumber,
        @Nullable Instant expiresAt) {

    @Override
    public String toString() {
        return "GiftCardLetter[***]";
    }
}
