package dev.kontor.catalog.product;

import org.jspecify.annotations.Nullable;

/// What a product is called in one language.
///
/// @param description plain text or Markdown; may be empty
/// @param slug its place in addresses; unique per language
/// @param seoTitle what search engines show instead of the title
/// @param seoDescription what search engines show below it
public record ProductText(
        String title,
        String description,
        String slug,
        @Nullable String seoTitle,
        @Nullable String seoDescription) {}
