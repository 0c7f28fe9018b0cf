package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads jobs.
@Component
class JobQueries {

    private static final Sorting SORTING = Sorting.by("id", "-createdAt", SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, type, status, case priority %s end as priority, done, total, failed, message, attempts, cancel_requested,
            result, problem_code, problem_detail, revision, created_at, updated_at, started_at, finished_at
            """.formatted(Stream.of(JobPriority.values())
            .map(priority -> "when %d then '%s'".formatted(priority.rank(), priority))
            .collect(Collectors.joining(" ")));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    JobQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// A snapshot of a job.
    ///
    /// @param revision increases with each change
    record Snapshot(JobDetails job, long revision) {}

    Page<JobDetails> list(JobFilter filter, Listing listing) {
        return lists.select(COLUMNS, "jobs.jobs")
                .where(filter.conditions())
                .page(listing, SORTING, JobDetails.class, filter);
    }

    Optional<JobDetails> find(JobId id) {
        return find(List.of(id)).stream().map(Snapshot::job).findFirst();
    }

    List<Snapshot> find(Collection<JobId> ids) {
        return jdbc.sql("select " + COLUMNS + " from jobs.jobs where id = any(:ids)")
                .param("ids", ids)
                .query(Snapshot.class)
                .list();
    }
}
