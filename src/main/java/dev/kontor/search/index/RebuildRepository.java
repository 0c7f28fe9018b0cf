package dev.kontor.search.index;

import dev.kontor.jobs.JobId;
import java.util.Optional;
import java.util.UUID;
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
                .query(UUID.class)
                .optional()
                .map(JobId::new);
    }

    /// The last job, locked so that no other rebuild starts until the transaction ends.
    Optional<JobId> lockLatest() {
        jdbc.sql("select one from search.rebuild_job for update")
                .query(Boolean.class)
                .single();
        return latest();
    }

    void started(JobId job) {
        jdbc.sql("update search.rebuild_job set job_id = :job")
                .param("job", job)
                .update();
    }
}
