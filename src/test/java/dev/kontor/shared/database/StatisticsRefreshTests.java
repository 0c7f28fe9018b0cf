package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.TestDatabase;
import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StatisticsRefreshTests {

    private static final String URL = TestDatabase.emptyDatabase("grown");

    private final SingleConnectionDataSource session = new SingleConnectionDataSource(URL, true);
    private final JdbcTemplate jdbc = new JdbcTemplate(session);
    private final StatisticsRefresh tables = tables();

    private static StatisticsRefresh tables() {
        var other = new DriverManagerDataSource(URL);
        return new StatisticsRefresh(
                JdbcClient.create(other), new TransactionTemplate(new JdbcTransactionManager(other)));
    }

    @BeforeEach
    void createTable() {
        jdbc.execute("set plan_cache_mode = force_generic_plan");
        jdbc.execute("create schema shop");
        jdbc.execute("create table shop.things (id integer primary key, owner integer not null, name text not null)");
        jdbc.execute("create index things_owner on shop.things (owner)");
        add(1, 100);
        jdbc.execute("analyze shop.things");
        jdbc.execute("prepare look (integer[]) as select name from shop.things where owner = any ($1)");
        assertThat(plan()).contains("Seq Scan");
    }

    @AfterEach
    void dropTable() {
        jdbc.execute("drop schema shop cascade");
        session.destroy();
    }

    @Test
    void makesSessionsForgetThePlansOfATableThatWasSmall() {
        add(101, 20_000);
        assertThat(plan()).contains("Seq Scan");

        tables.analyze();

        assertThat(plan()).contains("things_owner").doesNotContain("Seq Scan");
    }

    @Test
    void countsNoTableThatHasNotDoubled() {
        add(101, 20_000);
        tables.analyze();
        var counted = counted();

        add(20_101, 15_000);
        jdbc.update("update shop.things set name = 'another'");
        flush();
        tables.analyze();

        assertThat(counted()).isEqualTo(counted);
    }

    private void add(int first, int count) {
        jdbc.update(
                "insert into shop.things select n, n, 'thing ' || n from generate_series(?, ?) n",
                first,
                first + count - 1);
        flush();
    }

    /// Sessions tell others only now and then what they wrote.
    private void flush() {
        jdbc.execute("select pg_stat_force_next_flush()");
        jdbc.execute("select 1");
    }

    private String plan() {
        return String.join("\n", jdbc.queryForList("explain execute look ('{1,2,3}')", String.class));
    }

    private List<Timestamp> counted() {
        flush();
        return jdbc.queryForList(
                "select last_analyze from pg_stat_user_tables where relname = 'things'", Timestamp.class);
    }
}
