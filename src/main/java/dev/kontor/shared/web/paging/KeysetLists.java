package dev.kontor.shared.web.paging;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads pages of lists with keyset conditions, and counts the list if the request asks for the total.
///
/// ```java
/// return lists.select("c.id, c.state", "inventory.counts c")
///         .where(new Conditions().and("c.state = any(:states)", "states", filter.state()))
///         .page(listing, SORTING, CountSummary.class, filter);
/// ```
@Component
public class KeysetLists {

    private final JdbcClient jdbc;
    private final Cursors cursors;

    KeysetLists(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /// @param columns of a row
    /// @param from the table, with joins that neither add nor remove rows
    public Query select(String columns, String from) {
        return new Query(columns, from, new Conditions());
    }

    /// A list that has not been read yet.
    public final class Query {

        private final String columns;
        private final String from;
        private final Conditions conditions;

        private Query(String columns, String from, Conditions conditions) {
            this.columns = columns;
            this.from = from;
            this.conditions = conditions;
        }

        public Query where(Conditions others) {
            return new Query(columns, from, others);
        }

        /// Reads a page of records that have each sort field, and `id`, under its name.
        ///
        /// @param filters everything that filters the list, as for [Cursors#window]
        public <T> Page<T> page(Listing listing, Sorting sorting, Class<T> type, Object... filters) {
            return page(listing, sorting, type, Sql::value, filters);
        }

        /// Reads a page of records.
        ///
        /// @param values the value of a sort field in a row, as for [Window#page]
        public <T> Page<T> page(
                Listing listing, Sorting sorting, Class<T> type, Window.RowValue<T> values, Object... filters) {
            return read(listing, sorting, statement -> statement.query(type), values, filters);
        }

        /// Reads a page of objects that a mapper makes.
        ///
        /// @param values the value of a sort field in an object, as for [Window#page]
        public <T> Page<T> page(
                Listing listing, Sorting sorting, RowMapper<T> mapper, Window.RowValue<T> values, Object... filters) {
            return read(listing, sorting, statement -> statement.query(mapper), values, filters);
        }

        private <T> Page<T> read(
                Listing listing,
                Sorting sorting,
                Function<JdbcClient.StatementSpec, JdbcClient.MappedQuerySpec<T>> query,
                Window.RowValue<T> values,
                Object... filters) {
            var window = cursors.window(listing, sorting, filters);
            var statement = jdbc.sql("select " + columns + " from " + from + " where " + conditions.sql() + window.and()
                            + window.orderAndLimit())
                    .params(conditions.params())
                    .params(window.params());
            var page = window.page(query.apply(statement).list(), values);
            return listing.wantsTotal() ? page.withTotal(count()) : page;
        }

        private long count() {
            return jdbc.sql("select count(*) from " + from + " where " + conditions.sql())
                    .params(conditions.params())
                    .query(Long.class)
                    .single();
        }
    }
}
