package dev.kontor.shared.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SchemaHistoryTests {

    @Test
    void migratesAnEmptyDatabase() {
        var database = new DriverManagerDataSource(TestDatabase.emptyDatabase("history_empty"));

        SchemaHistory.migrate(flyway(database));

        assertThat(tables(database)).isGreaterThan(100);
    }

    @Test
    void refusesTheDatabaseOfASnapshotAndChangesNothing() {
        var database = new DriverManagerDataSource(TestDatabase.newDatabase("history_snapshot"));
        JdbcClient.create(database).sql("""
                        insert into kontor.flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (9999, '20261125000050', 'shared new id', 'SQL', 'shared/V20261125000050__shared_new_id.sql',
                            1, 'postgres', 1, true)
                        """).update();
        long before = tables(database);

        assertThatThrownBy(() -> SchemaHistory.migrate(flyway(database)))
                .isInstanceOfSatisfying(StartRefusedException.class, refusal -> {
                    assertThat(refusal)
                            .hasMessageContaining("A pre-release snapshot of Kontor created this database")
                            .hasMessageContaining("V20261125000050__shared_new_id.sql");
                    assertThat(refusal.remedy()).contains("kontor.local.data-dir");
                });
        assertThat(tables(database)).isEqualTo(before);
    }

    private static Flyway flyway(DriverManagerDataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .schemas("kontor")
                .outOfOrder(true)
                .load();
    }

    private static long tables(DriverManagerDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
                .query(Long.class)
                .single();
    }
}
