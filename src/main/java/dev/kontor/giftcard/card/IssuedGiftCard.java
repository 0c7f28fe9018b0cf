package dev.kontor.giftcard.card;

import io.swagger.v3.oas.annotations.media.Schema;

/// A gift card with its code: the only response that shows it.
///
/// @param code grants the whole balance to anyone who has it; Kontor stores only a keyed hash of it
record IssuedGiftCard(
        @Schema(
                pattern = "^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$",
                example = "8H2K-0Q9X-M4TR-Z1CW-5VNA-P6DE-7K3P",
                maxLength = 34)
        String code,

        GiftCardDetails giftCard) {

    @Override
    public String toString() {
        return "IssuedGiftCard[" + giftCard.id() + ", ***]";
    }
}
