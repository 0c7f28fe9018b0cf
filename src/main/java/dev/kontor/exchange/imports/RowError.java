package dev.kontor.exchange.imports;

/// Why a row was rejected.
///
/// @param row its number in the file; the header of a CSV file is 1
/// @param field the CSV column or the JSON pointer in a line; empty for the row as a whole
/// @param code stable name of the error
record RowError(long row, String field, String code, String detail) {}
