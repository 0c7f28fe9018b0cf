package dev.kontor.shared.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SchemaHistoryTests {

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

    /// Its last migration sorts after all of this version, as those of a later version do.
    @Test
    void refusesASnapshotWhoseMigrationsWereReplacedByOneFilePerModule() {
        var database = new DriverManagerDataSource(TestDatabase.newDatabase("history_folded"));
        var jdbc = JdbcClient.create(database);
        jdbc.sql("delete from kontor.flyway_schema_history where version is not null")
                .update();
        jdbc.sql("""
                        insert into kontor.flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (9001, '20261128200001', 'shared schema', 'SQL', 'shared/V20261128200001__shared_schema.sql',
                                -1034558921, 'postgres', 9, true),
                            (9002, '20261128200002', 'audit schema', 'SQL', 'audit/V20261128200002__audit_schema.sql',
                                1262917430, 'postgres', 12, true),
                            (9003, '20261203060110', 'notification autovacuum', 'SQL',
                                'notification/V20261203060110__notification_autovacuum.sql', 377810922, 'postgres', 2, true),
                            (9004, '29991231000000', 'later', 'SQL', 'x/V29991231000000__later.sql', 1, 'postgres', 1, true)
                        """).update();
        var before = history(jdbc);

        assertThatThrownBy(() -> SchemaHistory.migrate(flyway(database)))
                .isInstanceOfSatisfying(StartRefusedException.class, refusal -> {
                    assertThat(refusal)
                            .hasMessageContaining("A pre-release snapshot of Kontor created this database")
                            .hasMessageContaining("V20261128200001__shared_schema.sql");
                    assertThat(refusal.getMessage()).doesNotContain("\n");
                    assertThat(refusal.remedy())
                            .contains("kontor.local.data-dir")
                            .doesNotContain("\n");
                });
        assertThat(history(jdbc)).isEqualTo(before);
    }

    /// The next release has added a table and changed a view; this one goes on serving, as it does during a rollback.
    @Test
    void runsOnTheSchemaOfALaterVersionAndChangesNothing() {
        var database = new DriverManagerDataSource(TestDatabase.newDatabase("history_later"));
        var jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        insert into kontor.flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (9998, '20261128200099', 'merged late', 'SQL', 'x/V20261128200099__merged_late.sql', 1, 'p', 1, true),
                            (9999, '29991231000000', 'later', 'SQL', 'x/V29991231000000__later.sql', 1, 'p', 1, true)
                        """).update();
        jdbc.sql("update kontor.flyway_schema_history set checksum = checksum + 1 where version is null")
                .update();
        var before = history(jdbc);

        SchemaHistory.migrate(flyway(database));

        assertThat(history(jdbc)).isEqualTo(before);
    }

    @Test
    void namesAnAlteredMigrationAndNoneThatHasNotRunYet() {
        var database = new DriverManagerDataSource(TestDatabase.newDatabase("history_altered"));
        var jdbc = JdbcClient.create(database);
        jdbc.sql("update kontor.flyway_schema_history set checksum = 7 where script like '%tax_schema.sql'")
                .update();
        jdbc.sql("delete from kontor.flyway_schema_history where script like '%webhook_schema.sql'")
                .update();

        assertThatThrownBy(() -> SchemaHistory.migrate(flyway(database)))
                .isInstanceOfSatisfying(StartRefusedException.class, refusal -> {
                    assertThat(refusal.getMessage()).endsWith("tax_schema.sql.").doesNotContain("\n", "credit_limits");
                    assertThat(refusal.remedy()).contains("restore a backup");
                });
    }

    /// As in a cluster, where a job migrates and the shop's role owns nothing.
    @Test
    void theCommandMigratesForARoleThatMayNot() {
        var url = TestDatabase.emptyDatabase("history_command");
        var database = new DriverManagerDataSource(url);
        var shop =
                new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + "options=-c%20role=history_shop");
        var admin = JdbcClient.create(database);
        admin.sql("""
                        do $$ begin
                            if not exists (select from pg_roles where rolname = 'history_shop') then
                                create role history_shop;
                            end if;
                        end $$
                        """).update();

        assertThatThrownBy(() -> SchemaHistory.migrate(flyway(shop)))
                .isInstanceOfSatisfying(StartRefusedException.class, refusal -> {
                    assertThat(refusal)
                            .hasMessageContaining("the role of the shop may not run them")
                            // Without nine tries to create the schema, a second apart.
                            .hasNoCause();
                    assertThat(refusal.remedy()).contains("--migrate");
                });
        assertThat(tables(database)).isZero();

        var printed = new ByteArrayOutputStream();
        // In production without a secret, Redis or storage: the command needs only the database.
        assertThat(MigrateCommand.run(
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        "--migrate",
                        "--spring.profiles.active=prod",
                        "--spring.datasource.url=" + url))
                .isZero();

        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("The database has version 2026");
        assertThat(tables(database)).isGreaterThan(100);
        admin.sql("grant usage on schema kontor to history_shop").update();
        admin.sql("grant select on all tables in schema kontor to history_shop").update();
        var before = history(admin);
        SchemaHistory.migrate(flyway(shop));
        assertThat(history(admin)).isEqualTo(before);

        admin.sql("delete from kontor.flyway_schema_history where script like '%webhook_schema.sql'")
                .update();
        assertThatThrownBy(() -> SchemaHistory.migrate(flyway(shop)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("the role of the shop may not run them");
    }

    /// A report that reads for minutes holds the table; the shop reads on while the migration waits for it.
    @Test
    void aMigrationThatWaitsForATableStopsNobodyForLong(@TempDir Path folder) throws Exception {
        var url = TestDatabase.emptyDatabase("history_locked");
        Files.writeString(folder.resolve("V1__orders.sql"), "create table orders (id bigint)");
        migrating(url, folder).migrate();
        Files.writeString(folder.resolve("V2__note.sql"), "alter table orders add column note text");
        try (var report = DriverManager.getConnection(url);
                var shop = DriverManager.getConnection(url);
                var watch = DriverManager.getConnection(url);
                var thread = Executors.newSingleThreadExecutor()) {
            report.setAutoCommit(false);
            read(report);
            var migration =
                    thread.submit(() -> SchemaHistory.migratePatiently(migrating(url, folder), Duration.ofMinutes(1)));
            Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> waits(watch));

            shop.createStatement().execute("set statement_timeout = '5s'");
            read(shop);

            assertThat(migration).isNotDone();
            report.commit();
            migration.get(30, TimeUnit.SECONDS);
            assertThat(migrating(url, folder).info().current().getVersion().getVersion())
                    .isEqualTo("2");
        }
    }

    /// It waits for all transactions that are older; what it leaves behind when it gives up is removed by the next try.
    @Test
    void anIndexIsBuiltConcurrentlyBesideATransactionThatLasts(@TempDir Path folder) throws Exception {
        var url = TestDatabase.emptyDatabase("history_index");
        Files.writeString(folder.resolve("V1__orders.sql"), "create table orders (id bigint)");
        migrating(url, folder).migrate();
        Files.writeString(folder.resolve("V2__index.sql"), """
                drop index concurrently if exists public.orders_id;
                create index concurrently orders_id on public.orders (id);
                """);
        try (var report = DriverManager.getConnection(url);
                var watch = DriverManager.getConnection(url);
                var thread = Executors.newSingleThreadExecutor()) {
            report.setAutoCommit(false);
            write(report);
            var migration =
                    thread.submit(() -> SchemaHistory.migratePatiently(migrating(url, folder), Duration.ofMinutes(1)));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> valid(watch).equals(List.of(false)));
            assertThat(migration).isNotDone();
            report.commit();

            migration.get(30, TimeUnit.SECONDS);
            assertThat(valid(watch)).containsExactly(true);
        }
    }

    private static void write(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("insert into orders values (1)");
        }
    }

    /// Of each index, whether it can be used.
    private static List<Boolean> valid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select indisvalid from pg_index where indrelid = 'public.orders'::regclass")) {
            var all = new ArrayList<Boolean>();
            while (found.next()) {
                all.add(found.getBoolean(1));
            }
            return all;
        }
    }

    private static boolean waits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select from pg_locks where not granted and relation = 'orders'::regclass")) {
            return found.next();
        }
    }

    private static void read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var orders = statement.executeQuery("select count(*) from orders")) {
            assertThat(orders.next()).isTrue();
        }
    }

    private static Flyway migrating(String url, Path folder) {
        return Flyway.configure()
                .dataSource(url + (url.contains("?") ? "&" : "?") + "options=-c%20lock_timeout=300", null, null)
                .locations("filesystem:" + folder)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
    }

    private static List<Map<String, Object>> history(JdbcClient jdbc) {
        return jdbc.sql("select * from kontor.flyway_schema_history order by installed_rank")
                .query()
                .listOfRows();
    }

    private static Flyway flyway(DriverManagerDataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .schemas("kontor")
                .outOfOrder(true)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
    }

    private static long tables(DriverManagerDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
                .query(Long.class)
                .single();
    }
}
