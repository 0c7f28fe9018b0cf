package dev.kontor.search.text;

/// Neighboring words of a text that are searched as one.
///
/// @param from position of the first word
/// @param to position after the last word
record Join(int from, int to, String word) {}
