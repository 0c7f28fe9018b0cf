package dev.kontor.catalog.product;

import org.jspecify.annotations.Nullable;

/// The texts of a product in one language.
///
/// @param description plain text or Markdown; may be empty
/// @param slug the part of the storefront URL that identifies the product; unique per language
/// @param seoTitle title shown by search engines instead of the product title
/// @param seoDescription description for search engines
public record ProductText(
        String title,
        String description,
        String slug,
        @Nullable String seoTitle,
        @Nullable String seoDescription) {}
