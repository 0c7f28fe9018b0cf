package dev.kontor.chaos;

import dev.kontor.testing.JavaProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One process of the shop.
final class Instance implements AutoCloseable {

    private final int port;
    private final Path log;
    private final List<String> settings;
    private Program program;
    private Process process;

    /// Starts in the background; [#awaitReady] waits for it.
    ///
    /// @param settings each as `--name=value`
    Instance(String name, Program program, List<String> settings) throws IOException {
        this.program = program;
        this.settings = settings;
        this.log = Path.of("target", "chaos-" + name + ".log");
        Files.deleteIfExists(log);
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process = launch(List.of());
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    Instance awaitReady() throws IOException, InterruptedException {
        JavaProcess.awaitReady(process, port, "/readyz");
        return this;
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to stop, and waits until it has.
    ///
    /// @return whether it did within that time
    boolean terminate(int seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    void startAgain() throws IOException {
        startAgain(List.of());
    }

    /// Starts with another version from now on.
    void startAgain(Program other) throws IOException {
        program = other;
        startAgain();
    }

    /// @param environment further variables, each as `NAME=value`
    void startAgain(List<String> environment) throws IOException {
        process = launch(environment);
    }

    private Process launch(List<String> environment) throws IOException {
        var arguments = new ArrayList<>(
                List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        arguments.addAll(program.arguments());
        arguments.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
        arguments.addAll(settings);
        return JavaProcess.start(log, arguments, environment);
    }

    @Override
    public void close() {
        JavaProcess.stop(process);
    }
}
