package dev.kontor.exchange.imports;

/// Why a row was refused.
///
/// @param row its number in the file; that of the header of a CSV file is 1
/// @param field the column of a CSV file or the JSON pointer in a line; empty where the row as a whole is meant
/// @param code stable name of what is wrong
record RowError(long row, String field, String code, String detail) {}
