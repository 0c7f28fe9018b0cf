package dev.kontor.catalog.type;

/// Restricts how the values of an attribute may relate to each other.
enum AttributeRule {
    /// No rule.
    NONE,
    /// No two products of the type, or variants of its products, have the same value.
    UNIQUE,
    /// No two variants of a product are equal in all attributes with this rule. Variants without a value in any
    /// of them are not compared.
    COMBINATION_UNIQUE,
    /// All variants of a product have the same value.
    SAME_FOR_ALL
}
