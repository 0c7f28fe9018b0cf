package dev.kontor.catalog;

/// An attribute as a product type has it.
///
/// @param many whether a value is a set of several
/// @param ofVariants whether each variant has its own value
public record TypedAttribute(String code, AttributeKind kind, boolean many, boolean ofVariants) {}
