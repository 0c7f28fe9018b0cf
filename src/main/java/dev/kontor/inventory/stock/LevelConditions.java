package dev.kontor.inventory.stock;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The conditions of a list that was filtered: only those that were asked for, so that PostgreSQL finds an
/// index.
public final class LevelConditions {

    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> params = new HashMap<>();

    public void and(String condition) {
        conditions.append(" and ").append(condition);
    }

    public void and(String condition, String name, Object value) {
        and(condition);
        params.put(name, value);
    }

    /// @param select ends in a condition, such as `where true`
    public JdbcClient.StatementSpec statement(JdbcClient jdbc, String select, String rest) {
        return jdbc.sql(select + conditions + rest).params(params);
    }
}
