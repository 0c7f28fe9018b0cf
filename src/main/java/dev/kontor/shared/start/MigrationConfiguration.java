package dev.kontor.shared.start;

import java.util.Objects;
import java.util.Properties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Runs migrations on a connection of their own, because those of the pool give up after a few seconds.
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    FlywayConfigurationCustomizer migrationConnection(JdbcConnectionDetails details) {
        var connection = new Properties();
        connection.setProperty("ApplicationName", "kontor-migration");
        connection.setProperty("connectTimeout", "2");
        var dataSource = new DriverManagerDataSource(
                details.getJdbcUrl(),
                Objects.toString(details.getUsername(), ""),
                Objects.toString(details.getPassword(), ""));
        dataSource.setConnectionProperties(connection);
        return configuration -> configuration.dataSource(dataSource);
    }
}
