package dev.kontor.catalog;

/// Who decides the value of a gift card.
public enum GiftCardAmount {
    /// The shop: the price of the variant is the value.
    FIXED,
    /// The buyer: the price of the variant is the smallest value.
    CHOSEN
}
