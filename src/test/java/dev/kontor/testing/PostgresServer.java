package dev.kontor.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// PostgreSQL as it is in production, with every commit on the disk, that can be made to fall over and started
/// again.
public final class PostgresServer implements AutoCloseable {

    /// What it writes about its troubles, all starts of the run.
    private final Path log;
    private final Path folder = Files.createTempDirectory("kontor-postgres");
    private final int home;
    private Path data = folder.resolve("data");
    private EmbeddedPostgres server;
    private @Nullable EmbeddedPostgres standby;
    private int copies;

    /// @param name of its log below `target`
    public PostgresServer(String name) throws IOException {
        log = Path.of("target", name + ".log");
        Files.deleteIfExists(log);
        server = launch(data, 0);
        home = server.getPort();
    }

    public Path log() {
        return log;
    }

    /// Its postmaster and all that this has started; those that have ended count no more.
    public Stream<ProcessHandle> processes() throws IOException {
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

    public int port() {
        return server.getPort();
    }

    /// Ends every one of its processes without a word to their clients; the next start recovers from the log.
    public void crash() throws IOException, InterruptedException {
        Signals.send("QUIT", postmaster());
        if (!server.getProcess().waitFor(20, TimeUnit.SECONDS)) {
            throw new IOException("PostgreSQL does not end");
        }
    }

    /// With the data of before, at the same port.
    public void startAgain() throws IOException {
        int port = server.getPort();
        server.close();
        server = launch(data, port);
    }

    /// Starts a streaming replica and waits for it: from now on no commit is acknowledged that it does not have.
    public void replicate() throws IOException, SQLException {
        stream();
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("alter system set synchronous_standby_names = '*'");
            statement.execute("select pg_reload_conf()");
            awaitReplica(statement, "sync_state = 'sync'");
        }
    }

    /// Starts a streaming replica that may lag, and waits for it.
    public void stream() throws IOException, SQLException {
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
            awaitReplica(statement, "true");
        }
    }

    private static void awaitReplica(Statement statement, String condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            try (var found = statement.executeQuery(
                    "select count(*) from pg_stat_replication where state = 'streaming' and " + condition)) {
                found.next();
                return found.getInt(1) == 1;
            }
        });
    }

    /// The port of the replica.
    public int replicaPort() {
        return Objects.requireNonNull(standby).getPort();
    }

    /// Stops the replica for good.
    public void stopReplica() throws IOException {
        Objects.requireNonNull(standby).close();
        standby = null;
    }

    private Path standbyFolder() {
        return folder.resolve("standby-" + copies);
    }

    /// The primary is gone, and whoever connects comes to the replica, which takes no writes yet.
    public void failOver() throws IOException, InterruptedException {
        crash();
        server.close();
        server = Objects.requireNonNull(standby);
        data = standbyFolder();
        standby = null;
    }

    /// Makes the replica the primary.
    public void promote() throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute("select pg_promote(true)");
            statement.execute("alter system reset synchronous_standby_names");
            statement.execute("select pg_reload_conf()");
        }
    }

    /// Goes on at the port at which it was at first.
    public void comeHome() throws IOException {
        server.close();
        server = launch(data, home);
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres");
    }

    private EmbeddedPostgres launch(Path data, int port) throws IOException {
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
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
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
