package dev.kontor.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// An OpenID Connect provider that is none of ours, as a process of its own: `oidc-provider` from the npm
/// registry, in the version that `src/test/oidc` pins. Needs Node and npm; who asks for it where they are missing
/// is told why there is none.
public final class NodeIssuer implements AutoCloseable {

    public static final String CLIENT = "kontor";
    public static final String SECRET = "the secret of kontor at the other provider";

    private static final Path SOURCE = Path.of("src/test/oidc");
    private static final Path HOME = Path.of("target/oidc");
    private static final int INSTALL_SECONDS = 60;
    private static final int START_SECONDS = 20;

    private final Process process;
    private final String url;

    private NodeIssuer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /// There cannot be one here.
    public static final class Unavailable extends Exception {

        private static final long serialVersionUID = 1L;

        Unavailable(String reason) {
            super(reason);
        }
    }

    /// Starts one.
    ///
    /// @param redirectUris to which it may send people back
    /// @throws Unavailable if this machine has no Node or npm, or the registry does not answer
    public static NodeIssuer start(List<String> redirectUris) throws Unavailable {
        try {
            install();
            var builder = new ProcessBuilder("node", "provider.mjs")
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.to(
                            HOME.resolve("provider.log").toFile()));
            builder.environment().put("OIDC_CLIENT", CLIENT);
            builder.environment().put("OIDC_SECRET", SECRET);
            builder.environment().put("OIDC_REDIRECT_URIS", String.join(" ", redirectUris));
            var process = builder.start();
            var ready = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (ready == null) {
                process.waitFor(START_SECONDS, TimeUnit.SECONDS);
                throw new AssertionError(
                        "the provider did not start: " + Files.readString(HOME.resolve("provider.log")));
            }
            return new NodeIssuer(
                    process, new JsonMapper().readTree(ready).path("issuer").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The issuer's address, which is also its name.
    public String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static void install() throws IOException, InterruptedException, Unavailable {
        Files.createDirectories(HOME);
        for (var file : List.of("package.json", "package-lock.json", "provider.mjs")) {
            Files.copy(SOURCE.resolve(file), HOME.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        require("node", "--version");
        // Says which lock file the modules are of, so that a second run does not ask the registry.
        var installed = HOME.resolve("installed");
        var wanted = Files.readString(SOURCE.resolve("package-lock.json"));
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            require("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0");
            Files.writeString(installed, wanted);
        }
    }

    private static void require(String... command) throws InterruptedException, Unavailable, IOException {
        var log = HOME.resolve(command[0] + ".log");
        Process run;
        try {
            run = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new Unavailable("there is no " + command[0] + " here: " + e.getMessage());
        }
        if (!run.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
            run.destroyForcibly();
            throw new Unavailable(String.join(" ", command) + " took more than " + INSTALL_SECONDS + " s");
        }
        if (run.exitValue() != 0) {
            throw new Unavailable(String.join(" ", command) + " failed: " + Files.readString(log));
        }
    }
}
