package dev.kontor.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// PostgreSQL as it is in production, with every commit on the disk, that can be made to fall over and started
/// again.
final class PostgresServer implements AutoCloseable {

    /// What it writes about its troubles, all starts of the run.
    private static final Path LOG = Path.of("target", "chaos-postgres.log");

    private final Path folder = Files.createTempDirectory("kontor-chaos");
    private final int home;
    private Path data = folder.resolve("data");
    private EmbeddedPostgres server;
    private @Nullable EmbeddedPostgres standby;
    private int copies;

    PostgresServer() throws IOException {
        Files.deleteIfExists(LOG);
        server = launch(data, 0);
        home = server.getPort();
    }

    Path log() {
        return LOG;
    }

    /// Its postmaster and all that this has started; those that have ended count no more.
    Stream<ProcessHandle> processes() throws IOException {
        var postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants());
    }

    private long postmaster() throws IOException {
        var pid = Files.readString(data.resolve("postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow();
        return Long.parseLong(pid.strip());
    }

    int port() {
        return server.getPort();
    }

    /// Ends every one of its processes without a word to their clients; the next start recovers from the log.
    void crash() throws IOException, InterruptedException {
        Signals.send("QUIT", postmaster());
        if (!server.getProcess().waitFor(20, TimeUnit.SECONDS)) {
            throw new IOException("PostgreSQL does not end");
        }
    }

    /// With the data of before, at the same port.
    void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = launch(data, port);
    }

    /// Starts a streaming replica and waits for it: from now on no commit is acknowledged that it does not have.
    void replicate() throws IOException, SQLException, InterruptedException {
        copies++;
        var copy = standbyFolder();
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            DataFolder.copy(data, copy);
            try (var backup = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                backup.next();
                Files.writeString(copy.resolve("backup_label"), backup.getString(1));
            }
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'%n".formatted(server.getPort()),
                    StandardOpenOption.APPEND);
            standby = launch(copy, 0);
            statement.execute("alter system set synchronous_standby_names = '*'");
            statement.execute("select pg_reload_conf()");
            Patience.until(Duration.ofSeconds(30), () -> {
                try (var found = statement.executeQuery(
                        "select count(*) from pg_stat_replication where sync_state = 'sync' and state = 'streaming'")) {
                    found.next();
                    return found.getInt(1) == 1;
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private Path standbyFolder() {
        return folder.resolve("standby-" + copies);
    }

    /// The primary is gone, and whoever connects comes to the replica, which takes no writes yet.
    void failOver() throws IOException, InterruptedException {
        crash();
        server.close();
        server = Objects.requireNonNull(standby);
        data = standbyFolder();
        standby = null;
    }

    /// Makes the replica the primary.
    void promote() throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("select pg_promote(true)");
            statement.execute("alter system reset synchronous_standby_names");
            statement.execute("select pg_reload_conf()");
        }
    }

    /// Goes on at the port at which it was at first.
    void comeHome() throws IOException {
        server.close();
        server = launch(data, home);
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres");
    }

    private static EmbeddedPostgres launch(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("lc-collate", "C")
                .setLocaleConfig("lc-ctype", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("wal_keep_size", "1GB")
                .setServerConfig("timezone", "UTC")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .start();
    }

    @Override
    public void close() throws IOException {
        if (standby != null) {
            standby.close();
        }
        server.close();
    }
}
