package dev.kontor.privacy.export;

import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetainedRows;
import dev.kontor.shared.privacy.RetainedRows.Rows;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The history of exports is deleted by its age.
@Configuration(proxyBeanMethods = false)
class ExportRetention {

    /// Longer than an archive can be downloaded.
    private static final int MIN_DAYS = 90;

    private static final int STANDARD = 365;

    @Bean
    RetainedData retainedDataExports(JdbcClient jdbc) {
        var policy = RetentionPolicy.of(RetentionKind.DATA_EXPORTS, MIN_DAYS, STANDARD, "privacy.data_exports");
        return new RetainedRows(jdbc, policy, new Rows("privacy.data_exports", """
                object is null and created_at < :before
                and (customer_id is null or customer_id <> all(:heldCustomers))
                """, "created_at, id"));
    }
}
