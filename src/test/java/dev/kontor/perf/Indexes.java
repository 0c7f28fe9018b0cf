package dev.kontor.perf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Indexes that are dropped while their tables are filled and built afterwards, which is faster than to maintain them.
/// Those of keys remain: rows are filled in the order of their keys.
final class Indexes {

    private final Connection connection;
    private final List<String> definitions = new ArrayList<>();

    private Indexes(Connection connection) {
        this.connection = connection;
    }

    static Indexes drop(Connection connection, String... tables) throws SQLException {
        var dropped = new Indexes(connection);
        try (var query = connection.prepareStatement("""
                        select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
                        where i.indrelid = any(?::text[]::regclass[])
                        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                        """);
                var drop = connection.createStatement()) {
            query.setArray(1, connection.createArrayOf("text", tables));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    dropped.definitions.add(rows.getString(2));
                    drop.execute("drop index " + rows.getString(1));
                }
            }
        }
        return dropped;
    }

    void build() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("set max_parallel_maintenance_workers = 2");
            for (var definition : definitions) {
                statement.execute(definition);
            }
        }
    }
}
