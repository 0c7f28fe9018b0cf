package dev.kontor.shared.database;

/// An enum whose constants are stored under their text instead of their name. Arrays of them skip unknown texts,
/// which a later release may have stored.
public interface StoredText {

    String text();
}
