package dev.kontor.search.index;

/// A table of the index for one language.
///
/// @param config PostgreSQL's text search configuration
/// @param active whether it is complete
public record Slot(int number, String locale, String config, boolean active) {

    /// The table name, for use in SQL.
    public String table() {
        return "search.documents_" + number;
    }
}
