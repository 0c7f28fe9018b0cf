package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresFailuresTests {

    private final PostgresFailures failures = new PostgresFailures();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08006", "25006", "25P03", "53000", "53100", "53200", "53300", "53400",
                "57000", "57P01", "57P02", "57P03", "57P04", "57P05", "58000", "58030", "XX000", "XX001", "XX002"
            })
    void aServerThatCannotBeUsedIsAnOutage(String state) {
        var failure = new SQLException("out of order", state);

        assertThat(failures.translate("insert", null, failure)).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(Outage.isCauseOf(new IllegalStateException(new RuntimeException(failure))))
                .isTrue();
    }

    @Test
    void aWaitThatTookTooLongIsNone() {
        assertThat(failures.translate("update", null, new SQLException("lock", "55P03")))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(failures.translate("select", null, new SQLException("timeout", "57014")))
                .isInstanceOf(QueryTimeoutException.class);
        assertThat(failures.translate("select", null, new SQLException("timeout", "25P04")))
                .isInstanceOf(QueryTimeoutException.class);
        for (var state : new String[] {"55P03", "57014", "25P04", "23505", "42601", "22001", "40P01"}) {
            assertThat(Outage.isCauseOf(new SQLException("other", state))).isFalse();
        }
    }

    @Test
    void aFaultOfOursStaysOne() {
        assertThat(failures.translate("insert", null, new SQLException("twice", "23505")))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(failures.translate("select", "selct", new SQLException("syntax", "42601")))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void aCircleOfCausesEnds() {
        var one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));

        assertThat(Outage.isCauseOf(one)).isFalse();
    }

    /// After a failover the pool is left with connections to the old primary.
    @Test
    void aConnectionThatTakesNoWritesIsReplaced() {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(TestDatabase.newDatabase("readonly"));
            pool.setMaximumPoolSize(1);
            pool.setExceptionOverrideClassName(ReadOnlyEviction.class.getName());
            var jdbc = new JdbcTemplate(pool);
            jdbc.setExceptionTranslator(failures);
            jdbc.execute("create table things (id int)");
            int before = backend(jdbc);
            jdbc.execute("set session characteristics as transaction read only");

            assertThatThrownBy(() -> jdbc.update("insert into things values (1)"))
                    .isInstanceOf(DataAccessResourceFailureException.class);

            assertThat(backend(jdbc)).isNotEqualTo(before);
            assertThat(jdbc.update("insert into things values (1)")).isEqualTo(1);
        }
    }

    private static int backend(JdbcTemplate jdbc) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject("select pg_backend_pid()", Integer.class));
    }
}
