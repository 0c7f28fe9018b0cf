package dev.kontor.download.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.media.MediaId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores the files of variants, one row per variant.
@Repository
class VariantDownloadRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VariantDownloadRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// A file as stored.
    private record FileRow(
            UUID mediaId, String name, @Nullable String version, long bytes) {

        static FileRow of(OfferedDownloads.File file) {
            return new FileRow(file.mediaId().value(), file.name(), file.version(), file.bytes());
        }

        OfferedDownloads.File file() {
            return new OfferedDownloads.File(new MediaId(mediaId), name, version, bytes);
        }
    }

    /// Returns version 0 for a variant whose files were never set.
    OfferedDownloads find(VariantId id) {
        return jdbc.sql("""
                        select version, files::text, max_downloads, valid_days from download.offers where variant_id = :id
                        """)
                .param("id", id)
                .query((row, _) -> downloads(id, row))
                .optional()
                .orElseGet(() -> new OfferedDownloads(id, 0, List.of(), null, null));
    }

    /// @return whether no other change came first
    boolean save(OfferedDownloads downloads) {
        return jdbc.sql("""
                        insert into download.offers as o (variant_id, version, files, max_downloads, valid_days)
                        values (:id, :version, :files::jsonb, :max, :days)
                        on conflict (variant_id) do update
                        set version = excluded.version, files = excluded.files, max_downloads = excluded.max_downloads,
                            valid_days = excluded.valid_days
                        where o.version = excluded.version - 1
                        """)
                        .param("id", downloads.variantId())
                        .param("version", downloads.version())
                        .param(
                                "files",
                                json.writeValueAsString(downloads.files().stream()
                                        .map(FileRow::of)
                                        .toList()))
                        .param("max", downloads.maxDownloads(), Types.INTEGER)
                        .param("days", downloads.validDays(), Types.INTEGER)
                        .update()
                == 1;
    }

    private OfferedDownloads downloads(VariantId id, ResultSet row) throws SQLException {
        return new OfferedDownloads(
                id,
                row.getLong("version"),
                json.readValue(row.getString("files"), new TypeReference<List<FileRow>>() {}).stream()
                        .map(FileRow::file)
                        .toList(),
                row.getObject("max_downloads", Integer.class),
                row.getObject("valid_days", Integer.class));
    }
}
