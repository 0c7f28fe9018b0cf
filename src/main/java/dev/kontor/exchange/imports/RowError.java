package dev.kontor.exchange.imports;

/// The reason why a row was rejected.
///
/// @param row number of the row in the file; the header of a CSV file is 1
/// @param field column of a CSV file or JSON pointer in a line; empty for the whole row
/// @param code stable name of the error
record RowError(long row, String field, String code, String detail) {}
