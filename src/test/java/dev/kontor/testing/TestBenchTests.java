package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class TestBenchTests {

    @Autowired
    private Api api;

    @Autowired
    private Clock clock;

    @Autowired
    private TestClock testClock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void answersItsProbesOnTheMainPort() {
        api.get("/livez").expect(200);
        api.get("/readyz").expect(200);
    }

    @Test
    void timeStandsStillUntilATestMovesIt() {
        testClock.advance(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo("2026-11-25T12:05:00Z");
    }

    @Test
    void countsStatements() {
        var statements = StatementCounter.count(() -> {
            jdbc.sql("select 1").query(Integer.class).single();
            jdbc.sql("select :n::int").param("n", 2).query(Integer.class).single();
        });

        assertThat(statements).containsExactly("select 1", "select ?::int");
    }

    @Test
    void connectionsGiveUpInsteadOfHanging() {
        var timeout = jdbc.sql("show idle_in_transaction_session_timeout")
                .query(String.class)
                .single();

        assertThat(timeout).isEqualTo("30s");
    }

    @Test
    void theDatabaseWithoutSpringIsARealAndMigratedOne() {
        var version = TestDatabase.jdbc()
                .sql("select current_setting('server_version_num')::int / 10000")
                .query(Integer.class)
                .single();

        assertThat(version).isGreaterThanOrEqualTo(18);
        assertThat(TestDatabase.jdbc()
                        .sql("select count(*) from kontor.flyway_schema_history where not success")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
