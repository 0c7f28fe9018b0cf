package dev.kontor.shared.database;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.KeyHolder;
import tools.jackson.databind.json.JsonMapper;

/// Spring's `JdbcClient` with one way to bind: parameters and columns may be typed ids, `Instant`, enums, `Currency`,
/// `Locale`, `Money`, value records, collections (arrays) and records or maps (`jsonb`).
///
/// - `param("id", id)` binds one value.
/// - `paramSource(product)` binds what the statement names: `:createdAt` is the value of `createdAt()`,
///   `:window.opensAt` that of `window().opensAt()`, `:totalMinor` and `:totalCurrency` are the halves of the `Money`
///   that `total()` returns. Values given with `param` win. A null has the type of its component.
/// - `:lines.sku` is the array of the `sku()` of each element if `lines` is a collection, and `:units.key` and
///   `:units.value` are those of a map: `unnest(:lines.sku::text[], :lines.totalMinor::bigint[])`. Elements that are
///   collections, records or maps are text, to be cast to an array or `jsonb`.
/// - `query(Row.class)` reads records: component `createdAt` from the column `created_at`. A `Money total` is read from
///   `total_minor` and `total_currency`, or `currency` if there is none. A nested record is read from a `jsonb` column
///   of its name, else component by component from `<name>_<component>`, or `<component>` if there is none; it is null
///   if it is `@Nullable` and all its columns are. Typed ids in `jsonb` may be UUIDs. A null for a component that is
/// not `@Nullable` is an error.
///
/// Collections are bound without a type, which PostgreSQL infers in `= any(:ids)`; name it in `unnest(:ids::uuid[])`.
public final class RecordJdbcClient implements JdbcClient {

    private final NamedStatements statements;
    private final JdbcClient delegate;
    private final JsonMapper json;

    RecordJdbcClient(NamedStatements statements, JsonMapper json) {
        this.statements = statements;
        this.delegate = JdbcClient.create(statements);
        this.json = StoredIds.readBy(json);
    }

    public static JdbcClient create(DataSource source, JsonMapper json) {
        return new RecordJdbcClient(new NamedStatements(new JdbcTemplate(source)), json);
    }

    @Override
    public StatementSpec sql(String sql) {
        return new Statement(sql, statements, delegate.sql(sql), json);
    }

    /// The statement with its values; null if it is none of this client, or without named ones.
    static AtCommit.@Nullable Bound bound(StatementSpec statement) {
        return statement instanceof Statement own && own.source != null
                ? own.statements.bound(own.sql, own.source)
                : null;
    }

    private static final class Statement implements StatementSpec {

        private final String sql;
        private final NamedStatements statements;
        private final StatementSpec delegate;
        private final JsonMapper json;
        private @Nullable RecordParameters source;

        Statement(String sql, NamedStatements statements, StatementSpec delegate, JsonMapper json) {
            this.sql = sql;
            this.statements = statements;
            this.delegate = delegate;
            this.json = json;
        }

        @Override
        public StatementSpec withFetchSize(int fetchSize) {
            delegate.withFetchSize(fetchSize);
            return this;
        }

        @Override
        public StatementSpec withMaxRows(int maxRows) {
            delegate.withMaxRows(maxRows);
            return this;
        }

        @Override
        public StatementSpec withQueryTimeout(int queryTimeout) {
            delegate.withQueryTimeout(queryTimeout);
            return this;
        }

        @Override
        public StatementSpec param(@Nullable Object value) {
            delegate.param(SqlValues.bound(value, json));
            return this;
        }

        @Override
        public StatementSpec param(int jdbcIndex, @Nullable Object value) {
            delegate.param(jdbcIndex, SqlValues.bound(value, json));
            return this;
        }

        @Override
        public StatementSpec param(int jdbcIndex, @Nullable Object value, int sqlType) {
            delegate.param(jdbcIndex, SqlValues.bound(value, json), sqlType);
            return this;
        }

        @Override
        public StatementSpec param(String name, @Nullable Object value) {
            source().put(name, value);
            return this;
        }

        @Override
        public StatementSpec param(String name, @Nullable Object value, int sqlType) {
            source().put(name, new SqlParameterValue(sqlType, SqlValues.bound(value, json)));
            return this;
        }

        @Override
        public StatementSpec params(Object... values) {
            return params(List.of(values));
        }

        @Override
        public StatementSpec params(List<?> values) {
            values.forEach(this::param);
            return this;
        }

        @Override
        public StatementSpec params(Map<String, ?> values) {
            values.forEach(this::param);
            return this;
        }

        @Override
        public StatementSpec paramSource(Object record) {
            source().add(record);
            return this;
        }

        @Override
        public StatementSpec paramSource(SqlParameterSource values) {
            source().add(values);
            return this;
        }

        @Override
        public ResultQuerySpec query() {
            return bound().query();
        }

        @Override
        public <T> MappedQuerySpec<T> query(Class<T> type) {
            var mapper = RecordRowMapper.of(type, json);
            return mapper == null ? bound().query(type) : bound().query(mapper);
        }

        @Override
        public <T> MappedQuerySpec<T> query(RowMapper<T> mapper) {
            return bound().query(mapper);
        }

        @Override
        public void query(RowCallbackHandler handler) {
            bound().query(handler);
        }

        @Override
        public <T> T query(ResultSetExtractor<T> extractor) {
            return bound().query(extractor);
        }

        @Override
        public int update() {
            return bound().update();
        }

        @Override
        public int update(KeyHolder keys) {
            return bound().update(keys);
        }

        @Override
        public int update(KeyHolder keys, String... columns) {
            return bound().update(keys, columns);
        }

        private RecordParameters source() {
            if (source == null) {
                source = new RecordParameters(json);
            }
            return source;
        }

        private StatementSpec bound() {
            AtCommit.flush(statements.getJdbcTemplate());
            return source == null ? delegate : delegate.paramSource(source);
        }
    }
}
