package dev.kontor.search.index;

import dev.kontor.jobs.JobId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores which job rebuilds the index.
@Repository
class RebuildRepository {

    private final JdbcClient jdbc;

    RebuildRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The last job, if there was one.
    Optional<JobId> latest() {
        return jdbc.sql("select job_id from search.rebuild_job where job_id is not null")
                .query(JobId.class)
                .optional();
    }

    /// A rebuild that was started.
    ///
    /// @param allLanguages whether it rebuilds all languages, or only those without a complete index
    record Started(JobId job, boolean allLanguages) {}

    private record Row(@Nullable JobId jobId, boolean allLanguages) {}

    /// The last rebuild, locked so that no other one starts until the transaction ends.
    Optional<Started> lockLatest() {
        var row = jdbc.sql("select job_id, all_languages from search.rebuild_job for update")
                .query(Row.class)
                .single();
        return Optional.ofNullable(row.jobId()).map(job -> new Started(job, row.allLanguages()));
    }

    void started(JobId job, boolean allLanguages) {
        jdbc.sql("update search.rebuild_job set job_id = :job, all_languages = :all")
                .param("job", job)
                .param("all", allLanguages)
                .update();
    }
}
