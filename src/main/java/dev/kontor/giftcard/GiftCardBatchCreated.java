package dev.kontor.giftcard;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;

/// A batch of gift cards was requested; its cards are issued one after the other.
///
/// @param size number of cards
/// @param value of each card
public record GiftCardBatchCreated(GiftCardBatchId giftCardBatchId, int size, Money value) implements Event {}
