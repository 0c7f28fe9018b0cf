package dev.kontor.shared.database;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.SqlParameter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.util.ConcurrentLruCache;

/// Spring's template, but the text with `?` is made once for each statement. Spring makes it for each call, because
/// a list would need one for each element, and computes each value for that a second time. [RecordParameters] binds
/// a collection as one array.
final class NamedStatements extends NamedParameterJdbcTemplate {

    // Spring's default of 256 is less than the shop has, so frequent statements would be parsed again and again.
    private static final int REMEMBERED = 1_000;

    private final ConcurrentLruCache<ParsedSql, String> texts;

    NamedStatements(JdbcOperations operations) {
        super(operations);
        setCacheLimit(REMEMBERED);
        texts = new ConcurrentLruCache<>(
                REMEMBERED, statement -> NamedParameterUtils.substituteNamedParameters(statement, null));
    }

    @Override
    protected PreparedStatementCreatorFactory getPreparedStatementCreatorFactory(
            ParsedSql statement, SqlParameterSource values) {
        return values instanceof RecordParameters
                ? new PreparedStatementCreatorFactory(
                        texts.get(statement), NamedParameterUtils.buildSqlParameterList(statement, values))
                : super.getPreparedStatementCreatorFactory(statement, values);
    }

    /// The statement with its values, each computed once.
    AtCommit.Bound bound(String sql, SqlParameterSource values) {
        var statement = getParsedSql(sql);
        var types = NamedParameterUtils.buildSqlParameterList(statement, values);
        return new AtCommit.Bound(
                texts.get(statement),
                types,
                types.stream().map(type -> values.getValue(name(type))).toArray(),
                getJdbcTemplate());
    }

    private static String name(SqlParameter named) {
        return Objects.requireNonNull(named.getName());
    }
}
