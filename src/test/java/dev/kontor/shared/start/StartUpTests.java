package dev.kontor.shared.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class StartUpTests {

    @TempDir
    private Path folder;

    @Test
    void leavesOutRedisAndTracingUntilTheyAreConfigured() {
        var environment = new MockEnvironment().withProperty("spring.autoconfigure.exclude", "com.example.Mine");

        new AutoConfigurationEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("spring.autoconfigure.exclude"))
                .startsWith("com.example.Mine,")
                .contains("DataRedisAutoConfiguration", "OpenTelemetryTracingAutoConfiguration");
    }

    @Test
    void bringsInRedisAndTracingWhenTheyAreConfigured() {
        var environment = new MockEnvironment()
                .withProperty("kontor.redis.url", "redis://redis:6379")
                .withProperty("management.opentelemetry.tracing.export.otlp.endpoint", "http://otel:4318/v1/traces");

        new AutoConfigurationEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("spring.autoconfigure.exclude")).isEmpty();
        assertThat(environment.getProperty("spring.data.redis.url")).isEqualTo("redis://redis:6379");
    }

    @Test
    void theLocalModeListensToTheMachineItselfAndKeepsItsSecret() throws IOException {
        var first = local();
        var second = local();

        assertThat(first.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(first.getActiveProfiles()).containsExactly("demo");
        assertThat(first.getProperty("kontor.secret.key"))
                .hasSizeGreaterThanOrEqualTo(32)
                .isEqualTo(second.getProperty("kontor.secret.key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
                .isEqualTo("rw-------");
    }

    /// Links of the start page, of problems and of mails are made of it.
    @ParameterizedTest
    @ValueSource(strings = {"9123", " 9123 "})
    void theLocalModeKnowsItsPort(String port) {
        var environment = new MockEnvironment()
                .withProperty("kontor.local.data-dir", folder.toString())
                .withProperty("server.port", port);

        new LocalModeEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("kontor.shop.public-url")).isEqualTo("http://localhost:9123");
    }

    @Test
    void twoShopsInTwoFoldersListenOnDifferentPorts() throws IOException {
        int first = FreePorts.firstFrom(20_000);
        try (var shop = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.firstFrom(shop.getLocalPort()))
                    .isGreaterThan(first)
                    .isLessThan(first + 100);
        }
        var environment = new MockEnvironment().withProperty("kontor.local.data-dir", folder.toString());

        new LocalModeEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        var port = environment.getRequiredProperty("server.port");
        assertThat(Integer.parseInt(port)).isBetween(8080, 65_535);
        assertThat(environment.getProperty("kontor.shop.public-url")).isEqualTo("http://localhost:" + port);
    }

    @Test
    void aFolderHasOneOwner() {
        try (var _ = FolderOwner.claim(folder)) {
            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(() -> FolderOwner.claim(folder))
                    .withMessage("Another Kontor is running in the folder %s.", folder);
        }
        FolderOwner.claim(folder).close();
    }

    @Test
    void aPortOfTheMachinesChoiceIsKnownBeforeTheStart() {
        var environment = new MockEnvironment()
                .withProperty("kontor.local.data-dir", folder.toString())
                .withProperty("server.port", "0");

        new LocalModeEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        var port = environment.getRequiredProperty("server.port", Integer.class);
        assertThat(port).isBetween(1_024, 65_535);
        assertThat(environment.getProperty("kontor.shop.public-url")).isEqualTo("http://localhost:" + port);
    }

    /// A front end under development has a server of its own on this machine.
    @Test
    void theLocalModeLetsScriptsOfThisMachineCall() {
        var environment = new MockEnvironment().withProperty("kontor.local.data-dir", folder.toString());

        new LocalModeEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("kontor.web.cors.origins"))
                .isEqualTo("http://localhost:[*],http://127.0.0.1:[*]");
    }

    @Test
    void aConfiguredPublicAddressWins() {
        var environment = new MockEnvironment()
                .withProperty("kontor.local.data-dir", folder.toString())
                .withProperty("kontor.shop.public-url", "https://shop.example");

        new LocalModeEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("kontor.shop.public-url")).isEqualTo("https://shop.example");
    }

    @Test
    void aConfiguredDatabaseTurnsTheLocalModeOff() {
        var environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/kontor")
                .withProperty("kontor.local.data-dir", folder.toString());

        new LocalModeEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("kontor.local.active")).isNull();
        assertThat(environment.getActiveProfiles()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theLocalDatabaseKeepsItsDataOverARestart() throws IOException, SQLException {
        int port = freePort();
        try (var server = LocalPostgres.start(folder, port)) {
            execute(server, "create table kept as select 42 as answer");
        }

        try (var server = LocalPostgres.start(folder, port);
                var connection = DriverManager.getConnection(server.jdbcUrl(), LocalPostgres.USER, "");
                var statement = connection.createStatement();
                var kept = statement.executeQuery("select answer, current_setting('fsync') from kept")) {
            assertThat(kept.next()).isTrue();
            assertThat(kept.getInt(1)).isEqualTo(42);
            assertThat(kept.getString(2)).isEqualTo("on");
        }
    }

    @Test
    void aServerThatOutlivedItsProcessIsAdopted() throws IOException, SQLException {
        int port = freePort();
        try (var first = LocalPostgres.start(folder, port)) {
            execute(first, "create table kept as select 42 as answer");

            try (var second = LocalPostgres.start(folder, port)) {
                execute(second, "insert into kept values (43)");
            }
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void aPortInUseIsReportedInOneLine() throws IOException {
        try (var foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = foreign.getLocalPort();

            assertThatExceptionOfType(StartRefusedException.class)
                    .isThrownBy(() -> LocalPostgres.start(folder, port))
                    .withMessage("The port %d of the local PostgreSQL is used by another process.", port);
        }
    }

    @Test
    void theFolderOfAnotherPostgresIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> LocalPostgres.start(folder, 1))
                .withMessageContaining("belongs to PostgreSQL 17, but PostgreSQL 18 is built in");
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, PostgreSQL rejected the user or the password: no",
        "3D000, The database does not exist: no",
        "08001, PostgreSQL cannot be reached: no",
        "42501, The database user lacks privileges to create Kontor's schemas: no",
        "53300, PostgreSQL accepts no more connections: no",
        "57P03, PostgreSQL is not ready yet: no",
        "25006, PostgreSQL accepts no writes: no"
    })
    void anUnreachableDatabaseIsExplained(String state, String cause) {
        var analysis = new DatabaseUnreachableFailureAnalyzer()
                .analyze(new IllegalStateException(new SQLException("no\nHint: x", state)));

        assertThat(analysis)
                .isNotNull()
                .satisfies(found -> assertThat(found.getDescription()).isEqualTo(cause));
    }

    /// Its user must not become the owner of the database.
    @Test
    void aRoleThatMayNotReadATableNeedsTheScript() {
        var analysis = new DatabaseUnreachableFailureAnalyzer()
                .analyze(new IllegalStateException(
                        new SQLException("ERROR: permission denied for table settings", "42501")));

        assertThat(analysis).isNotNull().satisfies(found -> {
            assertThat(found.getDescription())
                    .isEqualTo("The database user lacks privileges: ERROR: permission denied for table settings");
            assertThat(found.getAction()).startsWith("Run docker/database-roles.sql again as a superuser");
        });
    }

    @Test
    void anotherDatabaseErrorIsLeftToItsStackTrace() {
        assertThat(new DatabaseUnreachableFailureAnalyzer()
                        .analyze(new IllegalStateException(new SQLException("no", "23505"))))
                .isNull();
    }

    private MockEnvironment local() {
        var environment = new MockEnvironment().withProperty("kontor.local.data-dir", folder.toString());
        new LocalModeEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static void execute(LocalPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), LocalPostgres.USER, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
