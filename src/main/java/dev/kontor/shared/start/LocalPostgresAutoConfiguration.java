package dev.kontor.shared.start;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/// Provides the database of local mode: a real PostgreSQL that runs next to the process and stores its data
/// durably.
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnBooleanProperty(LocalModeEnvironmentPostProcessor.ACTIVE)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
public class LocalPostgresAutoConfiguration {

    @Bean(destroyMethod = "")
    LocalPostgres localPostgres(LocalPostgresInitializer.Starting starting) {
        return starting.await();
    }

    @Bean
    JdbcConnectionDetails localConnectionDetails(LocalPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return LocalPostgres.USER;
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return postgres.jdbcUrl();
            }
        };
    }
}
