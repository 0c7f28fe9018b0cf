package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobsProperties;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetainedRows;
import dev.kontor.shared.privacy.RetainedRows.Rows;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finished jobs are deleted by their age.
@Configuration(proxyBeanMethods = false)
class JobRetention {

    @Bean
    RetainedData retainedJobs(JdbcClient jdbc, JobsProperties properties) {
        var policy =
                RetentionPolicy.of(RetentionKind.JOBS, 1, properties.retention(), "kontor.jobs.retention", "jobs.jobs");
        return new RetainedRows(jdbc, policy, new Rows("jobs.jobs", "finished_at < :before", "finished_at"));
    }
}
