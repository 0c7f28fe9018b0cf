package dev.kontor.catalog.product;

import dev.kontor.catalog.GiftCardTerms;
import org.jspecify.annotations.Nullable;

/// Whether a product becomes a gift card or a normal product.
///
/// @param terms absent for a normal product
public record GiftCardChange(@Nullable GiftCardTerms terms) {}
