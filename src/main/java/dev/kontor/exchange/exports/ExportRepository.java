package dev.kontor.exchange.exports;

import dev.kontor.exchange.ExportId;
import dev.kontor.jobs.JobId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes the rows of exports.
@Repository
class ExportRepository {

    private static final Sorting SORTING =
            Sorting.by("e.id", "-createdAt", SortField.time("createdAt", "e.created_at"));

    private static final String COLUMNS = """
            e.id, e.type, e.format, e.filter, e.file_id, e.job_id, e.rows, e.created_at, f.expires_at,
            case when f.complete then f.size end as size
            """;
    private static final String FROM = "exchange.exports e left join exchange.files f on f.id = e.file_id ";
    private static final String SELECT = "select " + COLUMNS + " from " + FROM;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    ExportRepository(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    void insert(ExportId id, StartExport request, UUID file, JobId job) {
        jdbc.sql("""
                        insert into exchange.exports (id, type, format, filter, file_id, job_id, created_at)
                        values (:id, :type, :format, :filter, :file, :job, :now)
                        """)
                .param("id", id)
                .paramSource(request)
                .param("filter", request.filter() == null ? Map.of() : request.filter())
                .param("file", file)
                .param("job", job)
                .param("now", clock.instant())
                .update();
    }

    Export get(ExportId id) {
        return jdbc.sql(SELECT + "where e.id = :id")
                .param("id", id)
                .query(Export.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("export", id));
    }

    Page<Export> list(Listing listing) {
        return lists.select(COLUMNS, FROM).page(listing, SORTING, Export.class, "exports");
    }

    /// @return false if it was already ready
    boolean ready(ExportId id, long rows) {
        return jdbc.sql("update exchange.exports set rows = :rows where id = :id and rows is null")
                        .param("rows", rows)
                        .param("id", id)
                        .update()
                == 1;
    }
}
