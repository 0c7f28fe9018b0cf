package dev.kontor.shared.database;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The conditions of a filtered list with their parameters: only the requested ones, so that PostgreSQL finds an
/// index.
public final class Conditions {

    private final StringBuilder sql = new StringBuilder("true");
    private final Map<String, @Nullable Object> params = new HashMap<>();

    public Conditions and(String condition) {
        sql.append(" and ").append(condition);
        return this;
    }

    /// Adds the condition unless the value is null.
    public Conditions and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            and(condition);
            params.put(name, value);
        }
        return this;
    }

    public Conditions and(Conditions others) {
        params.putAll(others.params);
        return and(others.sql());
    }

    /// Adds parameters that the columns or the table of the list use.
    public Conditions params(Map<String, ? extends @Nullable Object> others) {
        params.putAll(others);
        return this;
    }

    /// For a `where` clause.
    public String sql() {
        return sql.toString();
    }

    public Map<String, @Nullable Object> params() {
        return params;
    }
}
