package dev.kontor.catalog.input;

/// The kind of value that a buyer enters: a text, a whole number, a day, yes or no, one of several choices,
/// or an amount.
public enum InputKind {
    TEXT,
    NUMBER,
    DATE,
    BOOLEAN,
    CHOICE,
    /// An amount of money in the currency of the cart, such as the value of a gift card.
    MONEY
}
