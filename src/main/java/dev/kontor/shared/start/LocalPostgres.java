package dev.kontor.shared.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A private PostgreSQL server in a folder that survives restarts. A server that outlived its killed process is
/// adopted.
final class LocalPostgres implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String MAJOR_VERSION = "18";
    private static final String DATABASE = "kontor";
    private static final int STOP_SECONDS = 20;

    private final int port;
    private final @Nullable EmbeddedPostgres started;
    private final @Nullable ProcessHandle adopted;

    private LocalPostgres(int port, @Nullable EmbeddedPostgres started, @Nullable ProcessHandle adopted) {
        this.port = port;
        this.started = started;
        this.adopted = adopted;
    }

    static LocalPostgres start(Path folder, int port) {
        var data = folder.resolve("postgres");
        refuseOtherVersion(data);
        var running = runningServer(data);
        var server = running.isPresent()
                ? new LocalPostgres(portOf(data), null, running.get())
                : new LocalPostgres(port, launch(folder, data, port), null);
        createDatabase(server.port);
        return server;
    }

    String jdbcUrl() {
        return url(port, DATABASE);
    }

    /// Whether it was already running.
    boolean wasRunning() {
        return adopted != null;
    }

    @Override
    public void close() {
        try {
            if (started != null) {
                started.close();
            } else if (adopted != null) {
                adopted.destroy();
                adopted.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.warn("The local PostgreSQL did not stop cleanly; the next start adopts it", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedPostgres launch(Path folder, Path data, int port) {
        refuseUsedPort(port);
        var logFile = folder.resolve("postgres.log").toFile();
        try {
            Files.createDirectories(folder);
            return EmbeddedPostgres.builder()
                    // Not in the temporary folder, which other users share and cleaners empty.
                    .setOverrideWorkingDirectory(folder.resolve("server").toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // Spring stops it after everything that needs it; a separate shutdown hook would not wait.
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("lc-collate", "C")
                    .setLocaleConfig("lc-ctype", "C")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("log_timezone", "UTC")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(logFile))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(logFile))
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new StartRefusedException(
                    "The local PostgreSQL in " + data + " did not start: " + e.getMessage(),
                    "Read " + logFile + ", or configure a database with SPRING_DATASOURCE_URL.",
                    e);
        }
    }

    private static void createDatabase(int port) {
        try (var connection = DriverManager.getConnection(url(port, "postgres"), USER, "");
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new StartRefusedException(
                    "The local PostgreSQL on port " + port + " does not respond: " + e.getMessage(),
                    "Stop the process on that port, or choose another one with kontor.local.postgres-port.",
                    e);
        }
    }

    private static Optional<ProcessHandle> runningServer(Path data) {
        var lines = pidFile(data);
        return lines.length < 4
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines[0].strip()))
                        .filter(process -> process.info()
                                .command()
                                .map(command -> command.contains("postgres"))
                                .orElse(false));
    }

    private static int portOf(Path data) {
        return Integer.parseInt(pidFile(data)[3].strip());
    }

    /// PostgreSQL's own file: process id, data folder, start time, port, and more.
    private static String[] pidFile(Path data) {
        var file = data.resolve("postmaster.pid");
        try {
            return Files.exists(file) ? Files.readString(file).split("\n") : new String[0];
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void refuseOtherVersion(Path data) {
        var file = data.resolve("PG_VERSION");
        try {
            if (Files.exists(file) && !Files.readString(file).strip().equals(MAJOR_VERSION)) {
                throw new StartRefusedException(
                        "The folder " + data + " belongs to PostgreSQL "
                                + Files.readString(file).strip() + ", but PostgreSQL " + MAJOR_VERSION
                                + " is built in.",
                        "Move the folder away, or choose another one with kontor.local.data-dir.");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static StartRefusedException unreadable(Path file, IOException cause) {
        return new StartRefusedException(
                "The file " + file + " cannot be read: " + cause.getMessage(),
                "Start Kontor as the user who owns the folder, or choose another one with kontor.local.data-dir.",
                cause);
    }

    private static void refuseUsedPort(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            LOG.debug("Port {} is free for the local PostgreSQL", port);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The port " + port + " of the local PostgreSQL is used by another process.",
                    "Stop that process, or choose another port with kontor.local.postgres-port.",
                    e);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
