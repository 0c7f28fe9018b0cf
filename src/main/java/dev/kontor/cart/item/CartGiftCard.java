package dev.kontor.cart.item;

import dev.kontor.cart.GiftCardTender;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A gift card or store credit of a cart.
///
/// @param lastCharacters of the code; absent for store credit
/// @param storeCredit whether it is the store credit of the customer
/// @param balance of the card; absent if it cannot be used
/// @param amount part of the total that the card pays
/// @param usable whether the card can pay; `detail` says why not
/// @param detail the reason in a sentence for the buyer
/// @param expiresAt when the card stops working; never if absent
record CartGiftCard(
        GiftCardId id,
        @Nullable @Schema(example = "7K3P") String lastCharacters,
        boolean storeCredit,
        @Nullable Money balance,
        Money amount,
        boolean usable,

        @Nullable @Schema(implementation = String.class, example = "This gift card has no balance left.")
        Message detail,

        @Nullable Instant expiresAt) {

    static CartGiftCard of(GiftCardTender tender, Locale language) {
        var card = tender.card();
        boolean sameCurrency = card.balance().currency().equals(tender.amount().currency());
        boolean usable = card.isUsable() && sameCurrency;
        return new CartGiftCard(
                card.id(),
                card.lastCharacters(),
                card.isCredit(),
                usable ? card.balance() : null,
                tender.amount(),
                usable,
                usable ? null : obstacle(tender, sameCurrency).in(language),
                card.expiresAt());
    }

    private static Message obstacle(GiftCardTender tender, boolean sameCurrency) {
        var card = tender.card();
        if (!sameCurrency) {
            return Message.of(
                    "gift-card.other-currency", "currency", card.balance().currency());
        }
        return switch (card.status()) {
            case ACTIVE -> Message.of("gift-card.empty");
            case DISABLED, EXPIRED -> Message.of("gift-card.unusable");
        };
    }
}
