package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.imports.Import.Phase;
import dev.kontor.jobs.JobId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.Types;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the rows of imports. Each transition between phases is a conditional update.
@Repository
class ImportRepository {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, type, format, mapping, phase, file_id, job_id, round, rows, coalesce(rows, 0) as counts_rows, created,
            changed, unchanged, failed, created_at, updated_at
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    ImportRepository(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    void insert(ImportId id, StartImport request) {
        jdbc.sql("""
                        insert into exchange.imports (id, type, format, mapping, phase, created_at, updated_at)
                        values (:id, :type, :format, :mapping, 'AWAITING_FILE', :now, :now)
                        """)
                .param("id", id)
                .paramSource(request)
                .param("mapping", request.mapping() == null ? Map.of() : request.mapping())
                .param("now", clock.instant())
                .update();
    }

    Import get(ImportId id) {
        return jdbc.sql("select " + COLUMNS + " from exchange.imports where id = :id")
                .param("id", id)
                .query(Import.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("import", id));
    }

    Page<Import> list(Listing listing) {
        return lists.select(COLUMNS, "exchange.imports").page(listing, SORTING, Import.class, "imports");
    }

    /// @return false if the import has left that phase
    boolean begin(ImportId id, Phase from, Phase to, @Nullable UUID file, JobId job) {
        return jdbc.sql("""
                        update exchange.imports
                        set phase = :to, file_id = coalesce(:file, file_id), job_id = :job, round = round + 1,
                            created = 0, changed = 0, unchanged = 0, failed = 0, updated_at = :now
                        where id = :id and phase = :from
                        """)
                        .param("to", to)
                        .param("file", file, Types.OTHER)
                        .param("job", job)
                        .param("now", clock.instant())
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }

    /// @return false if the transition already happened
    boolean end(ImportId id, Phase from, Phase to, ImportCounts counts) {
        return jdbc.sql("""
                        update exchange.imports
                        set phase = :to, rows = :rows, created = :created,
                            changed = :changed, unchanged = :unchanged, failed = :failed, updated_at = :now
                        where id = :id and phase = :from
                        """)
                        .param("to", to)
                        .paramSource(counts)
                        .param("now", clock.instant())
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }
}
