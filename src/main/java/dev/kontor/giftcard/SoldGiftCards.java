package dev.kontor.giftcard;

import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gift cards that buyers pay for. Their codes are derived from a key of the installation, so that a mail
/// can contain them although only a hash is stored. All methods but `code` run in the caller's transaction
/// with a constant number of SQL statements.
public interface SoldGiftCards {

    /// A card to issue.
    ///
    /// @param expiresAt absent if it does not expire
    /// @param note for staff, such as the number of the order
    record SoldCard(GiftCardId id, Money value, @Nullable Instant expiresAt, String note) {}

    /// The value that was paid for a card.
    record CardValue(GiftCardId id, Money value) {}

    /// Issues cards. Their value moves from the sales to what the shop owes the holders.
    void issue(Collection<SoldCard> cards);

    /// Withdraws the value of cards that still have all of it, and disables them. The lock of a card
    /// decides between this and its use.
    ///
    /// @param reason for the transactions of the cards
    /// @return the withdrawn cards; the others were used
    Set<GiftCardId> withdraw(Collection<CardValue> cards, String reason);

    /// Returns the value to withdrawn cards, and enables them.
    ///
    /// @param reason for the transactions of the cards
    void restore(Collection<CardValue> cards, String reason);

    /// Disables cards that are not disabled.
    void disable(Collection<GiftCardId> cards);

    /// Returns the code of a card that was issued here, for the mail to its recipient. Runs no SQL statement.
    String code(GiftCardId id);
}
