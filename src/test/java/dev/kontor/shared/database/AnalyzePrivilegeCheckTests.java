package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.LogCapture;
import dev.kontor.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class AnalyzePrivilegeCheckTests {

    private static final String URL = TestDatabase.emptyDatabase("counting");
    private static final String WARNING = "PostgreSQL lets the shop write 2 tables but not analyze them, so queries are"
            + " slow for minutes after bulk loads. Run docker/database-roles.sql"
            + " again, or: grant maintain on all tables in schema <each of the shop> to counting_shop";

    private final JdbcTemplate owner = new JdbcTemplate(new DriverManagerDataSource(URL));
    private final SingleConnectionDataSource session = new SingleConnectionDataSource(URL, true);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AnalyzePrivilegeCheck rights = new AnalyzePrivilegeCheck(JdbcClient.create(session), meters);

    @BeforeEach
    void runAsARoleThatOwnsNothing() {
        owner.execute("create role counting_shop");
        owner.execute("create schema shop");
        owner.execute("create table shop.things (id integer)");
        owner.execute("create table shop.others (id integer)");
        owner.execute("create table shop.of_somebody_else (id integer)");
        owner.execute("grant usage on schema shop to counting_shop");
        owner.execute("grant select, insert, update, delete on shop.things, shop.others to counting_shop");
        owner.execute("grant select on shop.of_somebody_else to counting_shop");
        new JdbcTemplate(session).execute("set role counting_shop");
    }

    @AfterEach
    void dropRole() {
        session.destroy();
        owner.execute("drop schema shop cascade");
        owner.execute("drop role counting_shop");
    }

    @Test
    void warnsOnceOfTablesThatItMayNotHaveCounted() {
        assertThat(told(2)).containsExactly("WARN " + WARNING);
        assertThat(uncounted()).isEqualTo(2);
    }

    @Test
    void reportsWhenTheRemedyHasHelped() {
        assertThat(told(1)).hasSize(1);

        owner.execute("grant maintain on all tables in schema shop to counting_shop");

        assertThat(told(2)).containsExactly("INFO PostgreSQL lets the shop analyze all its tables now");
        assertThat(uncounted()).isZero();
    }

    @Test
    void saysNothingIfItMay() {
        owner.execute("grant maintain on all tables in schema shop to counting_shop");

        assertThat(told(2)).isEmpty();
        assertThat(uncounted()).isZero();
    }

    private List<String> told(int looks) {
        try (var log = LogCapture.start()) {
            for (int look = 0; look < looks; look++) {
                rights.look();
            }
            return log.of(AnalyzePrivilegeCheck.class.getName()).stream()
                    .map(each -> each.event().getLevel() + " " + each.message())
                    .toList();
        }
    }

    private double uncounted() {
        return meters.get("kontor.database.tables.uncounted").gauge().value();
    }
}
