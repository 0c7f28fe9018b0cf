package dev.kontor.giftcard;

import dev.kontor.events.Event;

/// Note, customer or expiry of a gift card changed, or it was disabled or enabled.
public record GiftCardUpdated(GiftCardId giftCardId) implements Event {}
