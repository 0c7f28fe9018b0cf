package dev.kontor.shared.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Provides the row-binding layer as beans.
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    // Spring's default of 256 is less than the shop has, so frequent statements would be parsed again and again.
    private static final int PARSED_STATEMENTS = 1_000;

    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcOperations operations, JsonMapper json) {
        var statements = new NamedStatements(operations.getJdbcOperations(), PARSED_STATEMENTS);
        return new RecordJdbcClient(JdbcClient.create(statements), json);
    }
}
