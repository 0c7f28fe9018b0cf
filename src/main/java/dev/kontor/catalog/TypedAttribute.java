package dev.kontor.catalog;

/// An attribute as used by a product type.
///
/// @param many whether it has several values
/// @param ofVariants whether each variant has its own value
public record TypedAttribute(String code, AttributeKind kind, boolean many, boolean ofVariants) {}
