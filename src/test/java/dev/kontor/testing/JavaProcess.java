package dev.kontor.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Programs in JVMs of their own, with the class path of the tests or without what belongs to tests.
public final class JavaProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private JavaProcess() {}

    /// @param log where the program's output goes, after what is there already
    /// @param arguments what follows `java`
    public static Process start(Path log, List<String> arguments) throws IOException {
        return start(log, arguments, List.of());
    }

    /// @param environment further variables, each as `NAME=value`
    public static Process start(Path log, List<String> arguments, List<String> environment) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        for (var variable : environment) {
            var parts = variable.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        return builder.start();
    }

    /// Waits until the path is answered 200.
    public static void awaitReady(Process process, int port, String path) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (var http = new RawHttp(port)) {
                if (http.call(RawHttp.get(path)) == 200) {
                    return;
                }
            } catch (IOException _) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
        throw new IOException("the program on port " + port + " did not get ready; see its log in target");
    }

    /// Asks it to stop and waits; in the end it is made to.
    public static void stop(Process process) {
        process.destroy();
        process.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }

    /// The class path of this JVM without the tests.
    public static String mainClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
