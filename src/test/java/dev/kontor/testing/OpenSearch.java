package dev.kontor.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A real OpenSearch in another process, in the profile `containers` in a container, and a Spring context with a
/// database of its own that searches in it.
public final class OpenSearch {

    private static final Path CLASS_PATH = Path.of("target", "opensearch.classpath");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PORT = (TestContainers.areActive()
                    ? TestContainers.openSearch()
                    : Optional.<Integer>empty())
            .orElseGet(OpenSearch::start);

    /// Stands between the shop and the engine.
    public static final TcpProxy WAY = new TcpProxy(() -> List.of(PORT));

    private OpenSearch() {}

    /// Where it is, past [#WAY].
    public static String url() {
        return "http://127.0.0.1:" + PORT;
    }

    /// Gives a Spring context the engine.
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "openSearch",
                            Map.of(
                                    "kontor.search.engine.url",
                                    "http://127.0.0.1:" + WAY.port(),
                                    "kontor.search.engine.timeout",
                                    "5s",
                                    "kontor.search.engine.pause",
                                    "50ms",
                                    "spring.datasource.url",
                                    TestDatabase.newDatabase("engine"))));
        }
    }

    /// Waits until the engine has all that the index in PostgreSQL has, and finds it.
    public static void awaitFed(JdbcClient jdbc) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("""
                                select not exists (select from search.engine_feed)
                                   and not exists (select from search.engine_indexes where state = 'FILLING')
                                   and exists (select from search.engine_indexes where state = 'READY')
                                   and not exists (
                                       select from search.indexes i
                                       where i.state <> 'FREE' and not exists (
                                           select from search.engine_indexes e
                                           where e.slot = i.slot and e.state <> 'GONE'))
                                """).query(Boolean.class).single());
        call("POST", "/_refresh");
    }

    /// Asks the engine itself, past [#WAY].
    public static String call(String method, String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(url() + path))
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int start() {
        try (var socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            if (!Files.exists(CLASS_PATH)) {
                throw new IllegalStateException(CLASS_PATH + " is missing: run ./mvnw process-test-classes once");
            }
            var process = JavaProcess.start(
                    Path.of("target", "opensearch.log"),
                    List.of(
                            "-Xmx1g",
                            "-XX:+UseSerialGC",
                            // It starts much sooner, and tests do not search enough for better code to pay.
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            Files.readString(CLASS_PATH).strip(),
                            "src/test/opensearch/OpenSearchNode.java",
                            Files.createTempDirectory("kontor-opensearch").toString(),
                            Integer.toString(port)));
            SpringApplication.getShutdownHandlers().add(() -> JavaProcess.stop(process));
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
