package dev.kontor.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.shared.database.AtCommitTransactions;
import dev.kontor.shared.database.RecordJdbcClient;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.json.MoneyJson;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The one place that decides where tests find PostgreSQL: the server named by `KONTOR_TEST_DB_URL` (a JDBC URL
/// of a user who may create databases), else a container in the profile `containers`, else an embedded one.
/// Migrations run once per JVM, or once per change of them on a [WarmPostgres], into a template; each
/// database is a copy of it.
public final class TestDatabase {

    /// As the application reads and writes money.
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Money.class, new MoneyJson.Writer())
                    .addDeserializer(Money.class, new MoneyJson.Reader()))
            .build();

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final List<String> CREATED = new ArrayList<>();
    private static final Optional<WarmPostgres> WARM = WarmPostgres.claim();
    private static final String SERVER = server();
    private static final String TEMPLATE = migratedTemplate();

    private TestDatabase() {}

    /// For tests without Spring: a migrated database of its own, the same for all of them.
    public static DataSource dataSource() {
        return Shared.DATA_SOURCE;
    }

    public static JdbcClient jdbc() {
        return Shared.JDBC;
    }

    /// As the application makes it.
    public static JdbcClient jdbc(DataSource source) {
        return RecordJdbcClient.create(source, JSON);
    }

    public static TransactionTemplate transactions() {
        return Shared.TRANSACTIONS;
    }

    /// Empties every table of the schemas; for tests that need a whole table to themselves.
    public static void truncate(String... schemas) {
        truncate(jdbc(), schemas);
    }

    /// The same on another database, for instance that of the Spring context.
    public static void truncate(JdbcClient jdbc, String... schemas) {
        var tables = jdbc.sql(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = any(:schemas)")
                .param("schemas", schemas)
                .query(String.class)
                .list();
        if (!tables.isEmpty()) {
            jdbc.sql("truncate " + String.join(", ", tables) + " restart identity cascade")
                    .update();
        }
    }

    /// A new migrated database, as the JDBC URL to it.
    public static synchronized String newDatabase(String purpose) {
        var name = "kontor_" + RUN + "_" + purpose;
        admin("create database " + name + " template " + TEMPLATE);
        CREATED.add(name);
        return url(name);
    }

    /// A new database with nothing in it, as the JDBC URL to it.
    public static synchronized String emptyDatabase(String purpose) {
        var name = "kontor_" + RUN + "_" + purpose;
        admin("create database " + name + " template template0");
        CREATED.add(name);
        return url(name);
    }

    private static String migratedTemplate() {
        return WARM.isPresent() ? warmTemplate() : migrate("template");
    }

    /// The template of an earlier run with the same migrations; else all that earlier runs left is dropped.
    private static String warmTemplate() {
        var name = WarmPostgres.templateName();
        var existing = databases();
        for (var database : existing) {
            if (!database.equals(name)) {
                admin("drop database " + database + " with (force)");
            }
        }
        if (!existing.contains(name)) {
            // The name is given last: a run that is killed while it migrates leaves no template.
            admin("alter database " + migrate("template") + " rename to " + name);
        }
        return name;
    }

    private static List<String> databases() {
        return JdbcClient.create(new DriverManagerDataSource(url("postgres")))
                .sql("select datname from pg_database where datname like 'kontor\\_%'")
                .query(String.class)
                .list();
    }

    private static String migrate(String purpose) {
        var url = emptyDatabase(purpose);
        // As in the application: an index that is built concurrently waits for every open transaction.
        Flyway.configure()
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .dataSource(new DriverManagerDataSource(url))
                .locations("classpath:db/migration")
                .schemas("kontor")
                .outOfOrder(true)
                .load()
                .migrate();
        return "kontor_" + RUN + "_" + purpose;
    }

    /// The JDBC URL of the server with `%s` for the name of the database.
    private static String server() {
        var configured =
                Optional.ofNullable(System.getenv("KONTOR_TEST_DB_URL")).filter(text -> !text.isBlank());
        if (configured.isPresent()) {
            afterTheContexts(TestDatabase::dropAll);
            return anyDatabase(configured.get());
        }
        if (TestContainers.areActive()) {
            return anyDatabase(TestContainers.postgres());
        }
        try {
            var builder = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("lc-collate", "C")
                    .setLocaleConfig("lc-ctype", "C")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "200")
                    // Nobody copies it, and nothing of it is to survive: write as little of a log as possible.
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    // Without fsync a checkpoint costs little, and a gigabyte of log takes seconds to write and to
                    // delete.
                    .setServerConfig("max_wal_size", "512MB")
                    .setServerConfig("wal_init_zero", "off")
                    .setServerConfig("checkpoint_timeout", "1h")
                    .setServerConfig("timezone", "UTC")
                    .setRegisterShutdownHook(false)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
            var server = WARM.isPresent() ? startWarm(builder, WARM.get()) : startNew(builder);
            return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/%s?user=postgres";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres startWarm(EmbeddedPostgres.Builder builder, WarmPostgres warm) throws IOException {
        var server = warm.configure(builder).start();
        afterTheContexts(() -> close(server));
        return server;
    }

    private static EmbeddedPostgres startNew(EmbeddedPostgres.Builder builder) throws IOException {
        var data = Files.createTempDirectory("kontor-test-postgres");
        var server = builder.setDataDirectory(data).setCleanDataDirectory(false).start();
        afterTheContexts(() -> {
            close(server);
            remove(data);
        });
        return server;
    }

    private static String anyDatabase(String url) {
        var parts = url.split("\\?", 2);
        var query = parts.length == 2 ? "?" + parts[1].replace("%", "%%") : "";
        return parts[0].substring(0, parts[0].lastIndexOf('/') + 1) + "%s" + query;
    }

    /// Applications that stop wait long for a database that is gone already.
    private static void afterTheContexts(Runnable action) {
        SpringApplication.getShutdownHandlers().add(action);
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In a process that outlives this one: tens of thousands of files take seconds, for which the build would wait.
    private static void remove(Path data) {
        var command = File.separatorChar == '/' ? List.of("rm", "-rf") : List.of("cmd", "/c", "rmdir", "/s", "/q");
        try {
            new ProcessBuilder(Stream.concat(command.stream(), Stream.of(data.toString()))
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(String database) {
        return SERVER.formatted(database);
    }

    private static void admin(String sql) {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("test database: " + sql, e);
        }
    }

    private static void dropAll() {
        for (var name : CREATED) {
            admin("drop database if exists " + name + " with (force)");
        }
    }

    private static final class Shared {
        static final DataSource DATA_SOURCE = pooled(newDatabase("plain"));
        static final JdbcClient JDBC = TestDatabase.jdbc(DATA_SOURCE);
        static final TransactionTemplate TRANSACTIONS = new TransactionTemplate(new AtCommitTransactions(DATA_SOURCE));

        private static DataSource pooled(String url) {
            var config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(32);
            config.setMinimumIdle(1);
            return new HikariDataSource(config);
        }
    }
}
