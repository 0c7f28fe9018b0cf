package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class StartsWithTests {

    private static final String URL = TestDatabase.emptyDatabase("beginnings");

    private final SingleConnectionDataSource session = new SingleConnectionDataSource(URL, true);
    private final JdbcTemplate jdbc = new JdbcTemplate(session);

    @BeforeEach
    void createTable() {
        jdbc.execute("set plan_cache_mode = force_generic_plan");
        jdbc.execute("create table things (name text not null)");
        jdbc.execute("create index things_name on things (name text_pattern_ops)");
        jdbc.execute("insert into things select 'thing ' || n from generate_series(1, 20000) n");
        jdbc.execute("insert into things values ('100%'), ('100 things'), ('Äpfel'), ('äpfel')");
        jdbc.execute("vacuum analyze things");
        jdbc.execute("prepare look (text) as select name from things where "
                + Sql.startsWith("name", "beginning").replace(":beginning", "$1") + " order by name using ~<~");
    }

    @AfterEach
    void dropTable() {
        jdbc.execute("drop table things");
        session.destroy();
    }

    @Test
    void findsTextsWithTheBeginningTakenLiterally() {
        assertThat(found("thing 1999")).hasSize(11).startsWith("thing 1999", "thing 19990");
        assertThat(found("100%")).containsExactly("100%");
        assertThat(found("äp")).containsExactly("äpfel");
        assertThat(found("_hing")).isEmpty();
    }

    @Test
    void usesTheIndexAlthoughPostgresqlPlansWithoutTheValue() {
        assertThat(String.join("\n", jdbc.queryForList("explain execute look ('thing 1')", String.class)))
                .contains("things_name")
                .doesNotContain("Seq Scan");
    }

    private List<String> found(String beginning) {
        return jdbc.queryForList("execute look ('" + beginning + "')", String.class);
    }
}
