package dev.kontor.catalog.category;

import org.jspecify.annotations.Nullable;

/// The texts of a category in one language.
///
/// @param description plain text or Markdown; may be empty
/// @param slug the part of the storefront URL that identifies the category; unique per language
/// @param seoTitle title shown by search engines instead of the name
/// @param seoDescription description for search engines
record CategoryText(
        String name,
        String description,
        String slug,
        @Nullable String seoTitle,
        @Nullable String seoDescription) {}
