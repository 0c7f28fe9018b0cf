package dev.kontor.giftcard;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;

/// Staff changed the balance of a gift card.
///
/// @param amount the difference; negative if value was withdrawn
public record GiftCardAdjusted(GiftCardId giftCardId, Money amount, Money balance) implements Event {}
