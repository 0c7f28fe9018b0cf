package dev.kontor.search.index;

/// A table of the index that serves one language, or will.
///
/// @param config how PostgreSQL makes stems of its words
/// @param active whether it is complete
public record Slot(int number, String locale, String config, boolean active) {

    /// The table, for use in SQL.
    public String table() {
        return "search.documents_" + number;
    }
}
