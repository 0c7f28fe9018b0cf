package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the errors of rows.
@Repository
class ImportErrors {

    private static final int MAX_FIELD_LENGTH = 200;
    private static final int MAX_DETAIL_LENGTH = 1_000;

    private final JdbcClient jdbc;

    ImportErrors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param errors in the order of their rows
    void add(ImportId id, int round, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into exchange.import_errors (import_id, round, row_number, place, field, code, detail)
                        select :id, :round, row_number, place, left(field, :longestField), code, left(detail, :longestDetail)
                        from unnest(:errors.row::bigint[], :errors.field::text[], :errors.code::text[], :errors.detail::text[])
                             with ordinality as error (row_number, field, code, detail, place)
                        """)
                .param("id", id)
                .param("round", round)
                .param("errors", errors)
                .param("longestField", MAX_FIELD_LENGTH)
                .param("longestDetail", MAX_DETAIL_LENGTH)
                .update();
    }

    /// Returns the next errors of the round, in the order of their rows.
    ///
    /// @param row of the last error already read
    /// @param place of the last error already read
    List<Placed> after(ImportId id, int round, long row, int place, int most) {
        return jdbc.sql("""
                        select row_number as row, place, field, code, detail from exchange.import_errors
                        where import_id = :id and round = :round and (row_number, place) > (:row, :place)
                        order by row_number, place limit :most
                        """)
                .param("id", id)
                .param("round", round)
                .param("row", row)
                .param("place", place)
                .param("most", most)
                .query(Placed.class)
                .list();
    }

    /// @param place position among the errors of its batch
    record Placed(RowError error, int place) {}

    /// Returns the rows in the range that failed in the round.
    Set<Long> failed(ImportId id, int round, long from, long to) {
        return new HashSet<>(jdbc.sql("""
                        select distinct row_number from exchange.import_errors
                        where import_id = :id and round = :round and row_number between :from and :to
                        """)
                .param("id", id)
                .param("round", round)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .list());
    }

    /// Deletes the errors of earlier rounds.
    void forget(ImportId id, int before) {
        jdbc.sql("delete from exchange.import_errors where import_id = :id and round < :before")
                .param("id", id)
                .param("before", before)
                .update();
    }
}
