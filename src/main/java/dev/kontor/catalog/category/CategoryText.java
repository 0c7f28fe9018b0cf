package dev.kontor.catalog.category;

import org.jspecify.annotations.Nullable;

/// What a category is called in one language.
///
/// @param description plain text or Markdown; may be empty
/// @param slug its place in addresses; unique per language
/// @param seoTitle what search engines show instead of the name
/// @param seoDescription what search engines show below it
record CategoryText(
        String name,
        String description,
        String slug,
        @Nullable String seoTitle,
        @Nullable String seoDescription) {}
