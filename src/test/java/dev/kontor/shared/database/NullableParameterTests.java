package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// PostgreSQL reuses the plan of a statement only while the types of its parameters stay the same.
class NullableParameterTests {

    private static final int CALLS = 20;

    @Test
    void aParameterThatIsSometimesNullDoesNotDiscardThePlan() throws SQLException {
        try (var connection = TestDatabase.dataSource().getConnection()) {
            var jdbc = TestDatabase.jdbc(new SingleConnectionDataSource(connection, true));
            for (int call = 0; call < CALLS; call++) {
                var country = call % 2 == 0 ? null : "US";
                var read = jdbc.sql("select :country::text as known_country")
                        .param("country", Sql.nullable(String.class, country))
                        .query((row, _) -> String.valueOf(row.getString("known_country")))
                        .single();
                assertThat(read).isEqualTo(String.valueOf(country));
            }

            var runs = jdbc.sql("""
                            select sum(generic_plans + custom_plans) from pg_prepared_statements
                            where statement like '%as known_country'
                            """).query(Long.class).single();

            // The driver prepares a statement at its fifth call.
            assertThat(runs).isGreaterThan(CALLS / 2);
        }
    }
}
