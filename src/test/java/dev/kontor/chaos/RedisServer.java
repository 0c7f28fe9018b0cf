package dev.kontor.chaos;

import dev.kontor.testing.Signals;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.awaitility.Awaitility;

/// The Redis of this machine, in a process that can be stopped, frozen and emptied.
final class RedisServer implements AutoCloseable {

    private final Path program;
    private final int port;
    private Process process;

    private RedisServer(Path program) throws IOException {
        this.program = program;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process = launch();
    }

    /// Empty where there is no `redis-server` on the path.
    static Optional<RedisServer> start() throws IOException {
        var program = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        return program.isEmpty() ? Optional.empty() : Optional.of(new RedisServer(program.get()));
    }

    int port() {
        return port;
    }

    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = launch();
    }

    void freeze() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    void thaw() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }

    void flush() throws IOException {
        ask("FLUSHALL");
    }

    private Process launch() throws IOException {
        var started = new ProcessBuilder(
                        program.toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> ask("PING"), "+PONG"::equals);
        return started;
    }

    private String ask(String command) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes(5);
            return new String(answer, StandardCharsets.US_ASCII).strip();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
