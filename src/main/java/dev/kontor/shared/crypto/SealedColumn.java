package dev.kontor.shared.crypto;

import java.util.function.UnaryOperator;

/// A column of texts from [Keyring#seal]. Each module names its own, so that they can be resealed when the
/// installation's secret is replaced.
///
/// @param table with its schema
/// @param column `bytea`; rows in which it is null are skipped
/// @param key SQL that identifies a row as text
/// @param purpose of the seal
/// @param context of the seal, made from the key
public record SealedColumn(String table, String column, String key, String purpose, UnaryOperator<String> context) {}
