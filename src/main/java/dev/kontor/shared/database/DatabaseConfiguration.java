package dev.kontor.shared.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Provides the row-binding layer as beans.
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcOperations operations, JsonMapper json) {
        return new RecordJdbcClient(new NamedStatements(operations.getJdbcOperations()), json);
    }
}
