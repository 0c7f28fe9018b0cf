package dev.kontor.perf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Indexes, checks and foreign keys that are dropped while their tables are filled. Indexes are built afterwards, which
/// is faster than to maintain them; those of keys remain, because rows are filled in the order of their keys. Checks
/// and
/// foreign keys hold for later rows only: what is filled is right by construction.
final class TableFilling {

    private final Connection connection;
    private final List<String> indexes = new ArrayList<>();
    private final List<String> constraints = new ArrayList<>();

    private TableFilling(Connection connection) {
        this.connection = connection;
    }

    static TableFilling begin(Connection connection, String... tables) throws SQLException {
        var filling = new TableFilling(connection);
        filling.drop(filling.indexes, """
                select 'drop index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) from pg_index i
                where i.indrelid = any(?::text[]::regclass[])
                and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                """, tables);
        filling.drop(filling.constraints, """
                select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
                    format('alter table %s add constraint %I %s not valid', c.conrelid::regclass, c.conname,
                        regexp_replace(pg_get_constraintdef(c.oid), ' NOT VALID$', ''))
                from pg_constraint c where c.conrelid = any(?::text[]::regclass[]) and c.contype in ('c', 'f')
                """, tables);
        return filling;
    }

    /// @param query the statements that drop, and those that create again
    private void drop(List<String> again, String query, String... tables) throws SQLException {
        try (var found = connection.prepareStatement(query);
                var drop = connection.createStatement()) {
            found.setArray(1, connection.createArrayOf("text", tables));
            try (var rows = found.executeQuery()) {
                while (rows.next()) {
                    again.add(rows.getString(2));
                    drop.execute(rows.getString(1));
                }
            }
        }
    }

    void buildIndexes() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            // The cores have other tables to fill.
            statement.execute("set max_parallel_maintenance_workers = 0");
        }
        create(indexes);
    }

    /// Builds the indexes, unless they are built, and creates the constraints.
    void end() throws SQLException {
        buildIndexes();
        create(constraints);
    }

    private void create(List<String> definitions) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var definition : definitions) {
                statement.execute(definition);
            }
        }
        definitions.clear();
    }
}
