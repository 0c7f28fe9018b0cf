package dev.kontor.catalog.type;

/// What the values of an attribute must keep to among each other.
enum AttributeRule {
    /// Anything goes.
    NONE,
    /// No two products of the type, or variants of its products, have the same value.
    UNIQUE,
    /// No two variants of a product are the same in all attributes that have this rule. Those that have no value in any
    /// of them are not compared.
    COMBINATION_UNIQUE,
    /// All variants of a product have the same value.
    SAME_FOR_ALL
}
