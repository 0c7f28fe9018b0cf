package dev.kontor.shared.crypto;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Seals everything with the current secret that was sealed with another accepted one. It may run while shops are
/// running, and be repeated: a text that changes meanwhile is left alone, and found the next time.
@Component
class Resealing {

    private static final int BATCH = 500;
    private static final String BEFORE_ALL = "(0,0)";

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final List<SealedColumn> columns;

    Resealing(JdbcClient jdbc, Keyring keyring, List<SealedColumn> columns) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.columns = columns;
    }

    /// @param sealed how many texts were resealed
    /// @param unreadable how many were sealed with a secret that is not accepted
    /// @param missed how many changed meanwhile or were written with another secret; found the next time
    record Result(SealedColumn column, long sealed, long unreadable, long missed) {}

    record Row(String place, String key, byte[] sealed) {}

    List<Result> run() {
        return columns.stream().map(this::run).toList();
    }

    private Result run(SealedColumn column) {
        long sealed = 0;
        long unreadable = 0;
        var last = BEFORE_ALL;
        while (true) {
            var rows = next(column, last);
            if (rows.isEmpty()) {
                return new Result(column, sealed, unreadable, remaining(column) - unreadable);
            }
            var readable = new ArrayList<Row>();
            var replacement = new ArrayList<byte[]>();
            for (var row : rows) {
                var context = column.context().apply(row.key());
                keyring.open(column.purpose(), row.sealed(), context).ifPresent(plain -> {
                    readable.add(row);
                    replacement.add(keyring.seal(column.purpose(), plain, context));
                });
            }
            unreadable += rows.size() - readable.size();
            sealed += replace(column, readable, replacement);
            last = rows.getLast().place();
        }
    }

    private long remaining(SealedColumn column) {
        return jdbc.sql("""
                        select count(*) from %s where %s is not null and substring(%2$s from 1 for :length) <> :header
                        """.formatted(column.table(), column.column()))
                .param("length", keyring.header().length)
                .param("header", keyring.header())
                .query(Long.class)
                .single();
    }

    /// Reads in physical order, in which updated rows come last and no longer match.
    private List<Row> next(SealedColumn column, String last) {
        return jdbc.sql("""
                        select ctid::text as place, %s as key, %s as sealed
                        from %s
                        where %2$s is not null and substring(%2$s from 1 for :length) <> :header
                          and ctid > :last::tid
                        order by ctid
                        limit :batch
                        """.formatted(column.key(), column.column(), column.table()))
                .param("length", keyring.header().length)
                .param("header", keyring.header())
                .param("last", last)
                .param("batch", BATCH)
                .query(Row.class)
                .list();
    }

    private int replace(SealedColumn column, List<Row> rows, List<byte[]> replacement) {
        return jdbc.sql("""
                        update %s as stored
                        set %s = found.replacement
                        from unnest(:places::tid[], :sealed::bytea[], :replacement::bytea[]) as found (place, sealed, replacement)
                        where stored.ctid = found.place and stored.%2$s = found.sealed
                        """.formatted(column.table(), column.column()))
                .param("places", rows.stream().map(Row::place).toList())
                .param("sealed", rows.stream().map(Row::sealed).toList())
                .param("replacement", replacement)
                .update();
    }
}
