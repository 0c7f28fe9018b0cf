package dev.kontor.giftcard;

import dev.kontor.events.Event;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;

/// A gift card paid for an order that was placed.
///
/// @param balance balance of the card
public record GiftCardRedeemed(GiftCardId giftCardId, PaymentId paymentId, Money amount, Money balance)
        implements Event {}
