package dev.kontor.giftcard;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;

/// The balance of an expired gift card was written off.
///
/// @param amount amount that was not spent
public record GiftCardExpired(GiftCardId giftCardId, Money amount) implements Event {}
