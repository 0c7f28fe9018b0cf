package dev.kontor.catalog.input;

/// The kind of value that a buyer enters: a text, a whole number, a day, yes or no, or one of several choices.
public enum InputKind {
    TEXT,
    NUMBER,
    DATE,
    BOOLEAN,
    CHOICE
}
