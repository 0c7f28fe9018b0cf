package dev.kontor.shared.web.paging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;

/// A field that a list can be sorted by.
///
/// @param name as clients write it
/// @param column the SQL expression; never null in a row
/// @param read creates an SQL parameter from the text in a cursor
public record SortField(String name, String column, Function<String, Object> read) {

    public static SortField text(String name, String column) {
        return new SortField(name, column, text -> text);
    }

    public static SortField number(String name, String column) {
        return new SortField(name, column, Long::valueOf);
    }

    public static SortField time(String name, String column) {
        return new SortField(name, column, text -> OffsetDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC));
    }

    static SortField id(String column) {
        return new SortField("id", column, UUID::fromString);
    }

    /// Cursors are bound to it, so it must be the same in every process: the reader, a lambda, is excluded.
    @Override
    public String toString() {
        return name + ':' + column;
    }
}
