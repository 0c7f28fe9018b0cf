package dev.kontor.shared.start;

import java.util.Objects;
import java.util.Properties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;

/// Runs migrations on a separate connection, because the pool's connections time out after a few seconds; as
/// `spring.flyway.user` if the application's role must own nothing.
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    /// Everybody who reads the table waits behind a migration that waits for it.
    private static final int LOCK_TIMEOUT_MILLIS = 2_000;

    @Bean
    FlywayMigrationStrategy migration() {
        return SchemaHistory::migrate;
    }

    @Bean
    FlywayConfigurationCustomizer migrationConnection(JdbcConnectionDetails details, FlywayProperties flyway) {
        var connection = new Properties();
        connection.setProperty("ApplicationName", "kontor-migration");
        connection.setProperty("connectTimeout", "2");
        connection.setProperty("options", "-c lock_timeout=" + LOCK_TIMEOUT_MILLIS);
        boolean owner = StringUtils.hasText(flyway.getUser());
        var dataSource = new DriverManagerDataSource(
                details.getJdbcUrl(),
                Objects.toString(owner ? flyway.getUser() : details.getUsername(), ""),
                Objects.toString(owner ? flyway.getPassword() : details.getPassword(), ""));
        dataSource.setConnectionProperties(connection);
        return configuration -> configuration.dataSource(dataSource);
    }
}
