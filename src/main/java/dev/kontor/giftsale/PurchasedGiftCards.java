package dev.kontor.giftsale;

import java.util.Optional;

/// The gift cards of orders, for the mails to their recipients.
public interface PurchasedGiftCards {

    /// Returns what the mail of a gift card says, with its secret code; empty if the card was canceled or
    /// refunded. Runs one SQL statement.
    Optional<GiftCardLetter> letter(PurchasedGiftCardId id);
}
