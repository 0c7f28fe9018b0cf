package dev.kontor.catalog.input;

/// What a buyer tells: a text, a whole number, a day, yes or no, or one of several choices.
public enum InputKind {
    TEXT,
    NUMBER,
    DATE,
    BOOLEAN,
    CHOICE
}
