package dev.kontor.catalog.product;

/// What a product is called in one language.
///
/// @param description plain text or Markdown; may be empty
/// @param slug its place in addresses; unique per language
record ProductText(String title, String description, String slug) {}
