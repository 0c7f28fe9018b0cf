package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobStatus;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads jobs.
@Component
class JobQueries {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private static final String SELECT = """
            select id, type, status, priority, done, total, failed, message, attempts, cancel_requested, result,
                problem_code, problem_detail, revision, created_at, updated_at, started_at, finished_at
            from jobs.jobs
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final JsonMapper json;

    JobQueries(JdbcClient jdbc, Cursors cursors, JsonMapper json) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.json = json;
    }

    /// A snapshot of a job.
    ///
    /// @param revision increases with each change
    record Snapshot(JobDetails job, long revision) {}

    Page<JobDetails> list(JobFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var rows = jdbc.sql(SELECT + "where true" + filter.conditions() + window.and() + window.orderAndLimit())
                .params(filter.params())
                .params(window.params())
                .query((row, _) -> job(row))
                .list();
        Page<JobDetails> page =
                window.page(rows, (row, field) -> field.equals("id") ? row.id().value() : row.createdAt());
        return listing.wantsTotal() ? page.withTotal(count(filter)) : page;
    }

    private long count(JobFilter filter) {
        return jdbc.sql("select count(*) from jobs.jobs where true" + filter.conditions())
                .params(filter.params())
                .query(Long.class)
                .single();
    }

    Optional<JobDetails> find(JobId id) {
        return find(List.of(id)).stream().map(Snapshot::job).findFirst();
    }

    List<Snapshot> find(Collection<JobId> ids) {
        return jdbc.sql(SELECT + "where id = any(:ids::uuid[])")
                .param("ids", ids)
                .query((row, _) -> new Snapshot(job(row), row.getLong("revision")))
                .list();
    }

    static JobProgress progress(ResultSet row) throws SQLException {
        return new JobProgress(
                row.getLong("done"),
                row.getObject("total", Long.class),
                row.getLong("failed"),
                row.getString("message"));
    }

    private JobDetails job(ResultSet row) throws SQLException {
        var result = row.getString("result");
        var code = row.getString("problem_code");
        int rank = row.getInt("priority");
        return new JobDetails(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("type"),
                JobStatus.valueOf(row.getString("status")),
                Stream.of(JobPriority.values())
                        .filter(priority -> priority.rank() == rank)
                        .findFirst()
                        .orElse(JobPriority.NORMAL),
                progress(row),
                row.getInt("attempts"),
                row.getBoolean("cancel_requested"),
                result == null ? null : json.readValue(result, FACTS),
                code == null ? null : new JobDetails.Problem(code, row.getString("problem_detail")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                Sql.optionalInstant(row, "started_at"),
                Sql.optionalInstant(row, "finished_at"));
    }
}
