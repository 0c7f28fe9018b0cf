package dev.kontor.giftcard;

import dev.kontor.events.Event;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;

/// Value that a gift card had paid was returned to it: the payment failed, or was refunded.
public record GiftCardCredited(GiftCardId giftCardId, PaymentId paymentId, Money amount, Money balance)
        implements Event {}
