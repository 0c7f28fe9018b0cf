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
    private static final int START_SECONDS = 20;

    private final Process process;
    private final String url;

    private NodeIssuer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /// Starts one.
    ///
    /// @param redirectUris to which it may send people back
    /// @throws NodeModules.Unavailable if this machine has no Node or npm, or the registry does not answer
    public static NodeIssuer start(List<String> redirectUris) throws NodeModules.Unavailable {
        try {
            NodeModules.install(SOURCE, HOME, "provider.mjs");
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
}
