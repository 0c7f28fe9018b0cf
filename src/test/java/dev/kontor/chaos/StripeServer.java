package dev.kontor.chaos;

import dev.kontor.testing.JavaProcess;
import dev.kontor.testing.RawHttp;
import dev.kontor.testing.Signals;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The payment provider, a process of its own that can be frozen.
final class StripeServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    /// Longer than the shop waits.
    private static final Duration LATE = Stage.PROVIDER_TIMEOUT.plusSeconds(2);

    private final int port = freePort();
    private final int control = freePort();
    private final Process process;

    StripeServer() throws IOException, InterruptedException {
        var log = Path.of("target", "chaos-stripe.log");
        Files.deleteIfExists(log);
        process = JavaProcess.start(
                log,
                List.of(
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StripeProcess.class.getName(),
                        String.valueOf(port),
                        String.valueOf(control),
                        String.valueOf(LATE.toMillis())));
        JavaProcess.awaitReady(process, control, "/books");
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Where notices go from now on.
    void tell(int shop) throws IOException {
        ask("/shop/" + shop);
    }

    StripeProcess.Books books() throws IOException {
        return JSON.readValue(ask("/books"), StripeProcess.Books.class);
    }

    private String ask(String path) throws IOException {
        try (var http = new RawHttp(control)) {
            http.call(RawHttp.get(path));
            return http.body();
        }
    }

    /// It takes connections, and says nothing any more.
    void freeze() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    void thaw() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }

    @Override
    public void close() {
        JavaProcess.stop(process);
    }
}
