package dev.kontor.download.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Sql;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the files of variants, one row per variant.
@Repository
class VariantDownloadRepository {

    private final JdbcClient jdbc;

    VariantDownloadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record StoredFile(
            UUID mediaId, String name, @Nullable String version, long bytes) {}

    /// Returns version 0 for a variant whose files were never set.
    OfferedDownloads find(VariantId id) {
        return jdbc.sql("""
                        select variant_id, version, files, max_downloads, valid_days from download.offers
                        where variant_id = :id
                        """)
                .param("id", id)
                .query(OfferedDownloads.class)
                .optional()
                .orElseGet(() -> new OfferedDownloads(id, 0, List.of(), null, null));
    }

    /// @return whether no other change came first
    boolean save(OfferedDownloads downloads) {
        var files = downloads.files().stream()
                .map(file -> new StoredFile(file.mediaId().value(), file.name(), file.version(), file.bytes()))
                .toList();
        return jdbc.sql("""
                        insert into download.offers as o (variant_id, version, files, max_downloads, valid_days)
                        values (:variantId, :version, :files, :maxDownloads, :validDays)
                        on conflict (variant_id) do update
                        set version = excluded.version, files = excluded.files, max_downloads = excluded.max_downloads,
                            valid_days = excluded.valid_days
                        where o.version = excluded.version - 1
                        """)
                        .paramSource(downloads)
                        .param("files", Sql.json(files))
                        .update()
                == 1;
    }
}
