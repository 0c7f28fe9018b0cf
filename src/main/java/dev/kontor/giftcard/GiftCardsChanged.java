package dev.kontor.giftcard;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;

/// A gift card of the cart pays less than when the payment was started, or not at all.
public class GiftCardsChanged extends ConflictException {

    public GiftCardsChanged() {
        super(ProblemCode.GIFT_CARD_CHANGED, Message.of("gift-card.changed"));
    }
}
