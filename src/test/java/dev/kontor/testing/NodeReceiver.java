package dev.kontor.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The receiving half of Standard Webhooks that is none of ours, as a process of its own: `standardwebhooks` from the
/// npm registry, in the version that `src/test/webhooks` pins.
public final class NodeReceiver implements AutoCloseable {

    private static final Path SOURCE = Path.of("src/test/webhooks");
    private static final Path HOME = Path.of("target/webhooks");
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedReader verdicts;

    private NodeReceiver(Process process) {
        this.process = process;
        this.verdicts = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// @throws NodeModules.Unavailable if this machine has no Node or npm, or the registry does not answer
    public static NodeReceiver start() throws NodeModules.Unavailable {
        try {
            NodeModules.install(SOURCE, HOME, "verify.mjs");
            return new NodeReceiver(new ProcessBuilder("node", "verify.mjs")
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.to(
                            HOME.resolve("verify.log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What the receiver makes of a message: `type` of its event, or the `error`.
    ///
    /// @param now what its clock shows
    public JsonNode verify(String secret, Map<String, String> headers, String body, Instant now) {
        var message = Map.of("secret", secret, "headers", headers, "body", body, "now", now.getEpochSecond());
        try {
            process.getOutputStream().write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            var verdict = verdicts.readLine();
            if (verdict == null) {
                throw new AssertionError("the receiver ended; see " + HOME.resolve("verify.log"));
            }
            return JSON.readTree(verdict);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
