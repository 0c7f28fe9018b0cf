package dev.kontor.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// PostgreSQL as it is in production, with every commit on the disk, that can be made to fall over and started
/// again.
final class PostgresServer implements AutoCloseable {

    /// What it writes about its troubles, all starts of the run.
    private static final Path LOG = Path.of("target", "chaos-postgres.log");

    private final Path data = Files.createTempDirectory("kontor-chaos").resolve("data");
    private EmbeddedPostgres server;

    PostgresServer() throws IOException {
        Files.deleteIfExists(LOG);
        server = launch(0);
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
        server = launch(port);
    }

    private EmbeddedPostgres launch(int port) throws IOException {
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
                .setServerConfig("timezone", "UTC")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
