package dev.kontor.catalog.category;

/// What a category is called in one language.
///
/// @param description plain text or Markdown; may be empty
/// @param slug its place in addresses; unique per language
record CategoryText(String name, String description, String slug) {}
