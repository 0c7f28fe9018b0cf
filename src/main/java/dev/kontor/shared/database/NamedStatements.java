package dev.kontor.shared.database;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.util.ConcurrentLruCache;

/// Spring's template, but the text with `?` is made once for each statement. Spring makes it for each call, because
/// a list would need one for each element, and computes each value for that a second time. [RecordParameters] binds
/// a collection as one array.
final class NamedStatements extends NamedParameterJdbcTemplate {

    private final ConcurrentLruCache<ParsedSql, String> texts;

    /// @param most number of statements that are remembered
    NamedStatements(JdbcOperations operations, int most) {
        super(operations);
        setCacheLimit(most);
        texts = new ConcurrentLruCache<>(
                most, statement -> NamedParameterUtils.substituteNamedParameters(statement, null));
    }

    @Override
    protected PreparedStatementCreatorFactory getPreparedStatementCreatorFactory(
            ParsedSql statement, SqlParameterSource values) {
        return values instanceof RecordParameters
                ? new PreparedStatementCreatorFactory(
                        texts.get(statement), NamedParameterUtils.buildSqlParameterList(statement, values))
                : super.getPreparedStatementCreatorFactory(statement, values);
    }
}
