package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.imports.ImportTarget.Key;
import dev.kontor.shared.crypto.Keyring;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores hashes of the keys seen so far in a file, to find duplicates without holding the file in memory. The
/// hashes are deleted once all rows are processed.
@Repository
class ImportKeys {

    private final JdbcClient jdbc;

    ImportKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stores the keys of the groups and reports those that an earlier row has.
    ///
    /// @return the errors by index of the group; groups without errors are left out
    Map<Integer, List<RowError>> take(ImportId id, int round, List<List<Key>> groups) {
        var earlier = earlier(id, round, groups);
        var errors = new LinkedHashMap<Integer, List<RowError>>();
        var taken = new LinkedHashMap<UUID, Long>();
        for (int index = 0; index < groups.size(); index++) {
            var own = new HashMap<UUID, Long>();
            for (var key : groups.get(index)) {
                var hash = hash(key);
                var before = earlier.getOrDefault(hash, taken.getOrDefault(hash, own.get(hash)));
                if (before == null) {
                    own.put(hash, key.row());
                } else {
                    errors.computeIfAbsent(index, _ -> new ArrayList<>())
                            .add(new RowError(
                                    key.row(),
                                    key.place(),
                                    "repeated",
                                    "Row %d has the same value.".formatted(before)));
                }
            }
            own.forEach(taken::putIfAbsent);
        }
        store(id, round, taken);
        return errors;
    }

    private Map<UUID, Long> earlier(ImportId id, int round, List<List<Key>> groups) {
        record Row(UUID hash, long rowNumber) {}
        return jdbc
                .sql("""
                        select hash, row_number from exchange.import_keys
                        where import_id = :id and round = :round and hash = any(:hashes)
                        """)
                .param("id", id)
                .param("round", round)
                .param(
                        "hashes",
                        groups.stream()
                                .flatMap(List::stream)
                                .map(ImportKeys::hash)
                                .toList())
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::hash, Row::rowNumber));
    }

    private void store(ImportId id, int round, Map<UUID, Long> taken) {
        jdbc.sql("""
                        insert into exchange.import_keys (import_id, round, hash, row_number)
                        select :id, :round, hash, row_number
                        from unnest(:rows.key::uuid[], :rows.value::bigint[]) as k(hash, row_number)
                        """).param("id", id).param("round", round).param("rows", taken).update();
    }

    /// Deletes the keys of this round and earlier ones.
    void forget(ImportId id, int round) {
        jdbc.sql("delete from exchange.import_keys where import_id = :id and round <= :round")
                .param("id", id)
                .param("round", round)
                .update();
    }

    private static UUID hash(Key key) {
        var bytes = ByteBuffer.wrap(Keyring.hash(key.text()));
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
