package dev.kontor.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// PostgreSQL as it is in production, with every commit on the disk, that can be made to fall over and started
/// again.
final class PostgresServer implements AutoCloseable {

    private final Path data = Files.createTempDirectory("kontor-chaos").resolve("data");
    private EmbeddedPostgres server;

    PostgresServer() throws IOException {
        server = launch(0);
    }

    int port() {
        return server.getPort();
    }

    /// Ends every one of its processes without a word to their clients; the next start recovers from the log.
    void crash() throws IOException, InterruptedException {
        var pid = Files.readString(data.resolve("postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow();
        Signals.send("QUIT", Long.parseLong(pid.strip()));
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
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
