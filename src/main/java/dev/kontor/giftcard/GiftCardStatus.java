package dev.kontor.giftcard;

/// The status of a gift card.
public enum GiftCardStatus {
    /// It can pay, if it has a balance.
    ACTIVE,
    /// Staff have disabled it.
    DISABLED,
    /// Its validity has ended.
    EXPIRED
}
