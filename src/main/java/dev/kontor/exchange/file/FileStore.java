package dev.kontor.exchange.file;

import dev.kontor.exchange.ExchangeProperties;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores files as chunks in the database.
@Component
public class FileStore {

    private static final int CHUNK = 262_144;

    private final JdbcClient jdbc;
    private final ExchangeProperties properties;
    private final Clock clock;

    FileStore(JdbcClient jdbc, ExchangeProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /// Creates an empty file.
    public UUID create() {
        var id = TypeIds.next();
        var now = clock.instant();
        jdbc.sql("insert into exchange.files (id, created_at, expires_at) values (:id, :now, :expires)")
                .param("id", id)
                .param("now", now)
                .param("expires", now.plus(properties.retention()))
                .update();
        return id;
    }

    /// Writes the whole stream; no database connection is held while it is being received.
    ///
    /// @return the size
    /// @throws BadRequestException if it exceeds the limit; the file is deleted in this case
    public long fill(UUID id, InputStream content) throws IOException {
        long size = 0;
        for (var chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
            if (size + chunk.length > properties.maxFileSize().toBytes()) {
                delete(id);
                throw new BadRequestException(
                        ProblemCode.PAYLOAD_TOO_LARGE,
                        "The file is larger than the limit of %d bytes."
                                .formatted(properties.maxFileSize().toBytes()));
            }
            write(id, size, chunk);
            size += chunk.length;
        }
        return size;
    }

    /// Appends a chunk, in the current transaction if there is one.
    ///
    /// @param start number of bytes written before
    public void write(UUID id, long start, byte[] chunk) {
        jdbc.sql("insert into exchange.pieces (file_id, start, bytes) values (:id, :start, :bytes)")
                .param("id", id)
                .param("start", start)
                .param("bytes", chunk)
                .update();
    }

    /// Returns a stream that appends to the file in the current transaction.
    ///
    /// @param size number of bytes written before
    public FileAppender append(UUID id, long size) {
        return new FileAppender(this, id, size);
    }

    /// Marks the file as complete, so that it can be read.
    public void complete(UUID id, long size) {
        jdbc.sql("update exchange.files set size = :size, complete = true where id = :id")
                .param("id", id)
                .param("size", size)
                .update();
    }

    /// Returns the size of a complete file.
    public Optional<Long> size(UUID id) {
        return jdbc.sql("select size from exchange.files where id = :id and complete")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    public InputStream open(UUID id) {
        return new ChunkStream(start -> chunk(id, start), 0);
    }

    /// @param from offset of the first byte to return; earlier chunks are not loaded
    public InputStream open(UUID id, long from) throws IOException {
        long start = jdbc.sql("""
                        select start from exchange.pieces where file_id = :id and start <= :from
                        order by start desc limit 1
                        """)
                .param("id", id)
                .param("from", from)
                .query(Long.class)
                .optional()
                .orElse(0L);
        var stream = new ChunkStream(next -> chunk(id, next), start);
        stream.skipNBytes(from - start);
        return stream;
    }

    private byte[] chunk(UUID id, long start) {
        return jdbc.sql("select bytes from exchange.pieces where file_id = :id and start = :start")
                .param("id", id)
                .param("start", start)
                .query(byte[].class)
                .optional()
                .orElseGet(() -> end(id, start));
    }

    /// @throws RejectedException if the file was deleted while it is read: it must not look as if it ended there
    private byte[] end(UUID id, long start) {
        if (size(id).filter(size -> size == start).isEmpty()) {
            throw new RejectedException(ProblemCode.REJECTED, "The file has expired while it was read.");
        }
        return new byte[0];
    }

    public void delete(UUID id) {
        jdbc.sql("delete from exchange.files where id = :id").param("id", id).update();
    }

    /// Deletes some expired files, and imports and exports beyond the history.
    int purge() {
        var now = clock.instant();
        for (var table : List.of("imports", "exports")) {
            jdbc.sql("delete from exchange." + table + " where created_at < :before and file_id is null")
                    .param("before", now.minus(properties.history()))
                    .update();
        }
        return jdbc.sql("""
                        delete from exchange.files where id in (
                            select id from exchange.files where expires_at < :now order by expires_at limit 20)
                        """).param("now", now).update();
    }
}
