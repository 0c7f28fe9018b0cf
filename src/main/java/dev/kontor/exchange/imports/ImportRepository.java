package dev.kontor.exchange.imports;

import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.imports.Import.Phase;
import dev.kontor.jobs.JobId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the rows of imports. Each transition between phases is a conditional update.
@Repository
class ImportRepository {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));
    private static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {};

    private static final String SELECT = """
            select id, type, format, mapping, phase, file_id, job_id, round, rows, created, changed, unchanged, failed,
                created_at, updated_at
            from exchange.imports
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final JsonMapper json;
    private final Clock clock;

    ImportRepository(JdbcClient jdbc, Cursors cursors, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
    }

    void insert(ImportId id, StartImport request) {
        jdbc.sql("""
                        insert into exchange.imports (id, type, format, mapping, phase, created_at, updated_at)
                        values (:id, :type, :format, :mapping::jsonb, 'AWAITING_FILE', :now, :now)
                        """)
                .param("id", id)
                .param("type", request.type().name())
                .param("format", request.format().name())
                .param("mapping", json.writeValueAsString(request.mapping() == null ? Map.of() : request.mapping()))
                .param("now", clock.instant())
                .update();
    }

    Import get(ImportId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional()
                .orElseThrow(() -> NotFoundException.of("import", id));
    }

    Page<Import> list(Listing listing) {
        var window = cursors.window(listing, SORTING, "imports");
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> read(row))
                .list();
        Page<Import> page =
                window.page(rows, (row, field) -> field.equals("id") ? row.id().value() : row.createdAt());
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from exchange.imports")
                        .query(Long.class)
                        .single())
                : page;
    }

    /// @return false if the import has left that phase
    boolean begin(ImportId id, Phase from, Phase to, @Nullable UUID file, JobId job) {
        return jdbc.sql("""
                        update exchange.imports
                        set phase = :to, file_id = coalesce(:file, file_id), job_id = :job, round = round + 1,
                            created = 0, changed = 0, unchanged = 0, failed = 0, updated_at = :now
                        where id = :id and phase = :from
                        """)
                        .param("to", to.name())
                        .param("file", file, Types.OTHER)
                        .param("job", job)
                        .param("now", clock.instant())
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /// @return false if the transition already happened
    boolean end(ImportId id, Phase from, Phase to, ImportCounts tally) {
        return jdbc.sql("""
                        update exchange.imports
                        set phase = :to, rows = :rows, created = :created,
                            changed = :changed, unchanged = :unchanged, failed = :failed, updated_at = :now
                        where id = :id and phase = :from
                        """)
                        .param("to", to.name())
                        .param("rows", tally.rows())
                        .param("created", tally.created())
                        .param("changed", tally.changed())
                        .param("unchanged", tally.unchanged())
                        .param("failed", tally.failed())
                        .param("now", clock.instant())
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    private Import read(ResultSet row) throws SQLException {
        var job = row.getObject("job_id", UUID.class);
        return new Import(
                new ImportId(row.getObject("id", UUID.class)),
                ImportType.valueOf(row.getString("type")),
                ImportFormat.valueOf(row.getString("format")),
                json.readValue(row.getString("mapping"), MAPPING),
                Phase.valueOf(row.getString("phase")),
                row.getObject("file_id", UUID.class),
                job == null ? null : new JobId(job),
                row.getInt("round"),
                row.getObject("rows", Long.class),
                new ImportCounts(
                        row.getObject("rows", Long.class) == null ? 0 : row.getLong("rows"),
                        row.getLong("created"),
                        row.getLong("changed"),
                        row.getLong("unchanged"),
                        row.getLong("failed")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
