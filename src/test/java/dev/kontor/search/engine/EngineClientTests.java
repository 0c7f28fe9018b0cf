package dev.kontor.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kontor.search.engine.EngineException.Reason;
import dev.kontor.testing.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import tools.jackson.databind.json.JsonMapper;

/// Whatever answers in the place of the engine, searches go on.
class EngineClientTests {

    private final List<String> authorizations = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private int status = 200;
    private String body = "{}";
    private boolean silent;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getRequestBody().readAllBytes();
            if (silent) {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            502 | <html>Bad gateway</html> | AWAY
            503 | ''                       | AWAY
            429 | {"error": "too many"}    | AWAY
            401 | {"error": "who?"}        | AWAY
            200 | <html>Welcome</html>     | AWAY
            200 | ''                       | AWAY
            301 | ''                       | AWAY
            404 | {"error": "no index"}    | MISSING
            400 | {"error": "what?"}       | REFUSED
            """)
    void everyAnswerThatIsNoneHasAReason(int answered, String text, Reason reason) {
        status = answered;
        body = text;

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client("", "", "").search("products", Map.of()))
                .matches(e -> e.reason() == reason);
    }

    @Test
    void anEngineThatIsSilentIsNotWaitedForLong() {
        silent = true;

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client("", "", "").search("products", Map.of()))
                .matches(e -> e.reason() == Reason.AWAY);
    }

    @Test
    void oneDocumentThatIsRefusedFailsTheBatch() {
        body = """
                {"errors": true, "items": [{"index": {"status": 409}}, {"delete": {"status": 404}}]}
                """;
        client("", "", "").bulk(new byte[0]);

        body = """
                {"errors": true, "items": [{"index": {"status": 201}}, {"index": {"status": 404, "error": "no index"}}]}
                """;
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client("", "", "").bulk(new byte[0]))
                .matches(e -> e.reason() == Reason.MISSING);
    }

    @Test
    void credentialsAreSentAndNotShown() {
        client("shop", "s3cret:ü", "").search("products", Map.of());
        client("", "", "abc=").search("products", Map.of());
        client("", "", "").search("products", Map.of());

        assertThat(authorizations).containsExactly("Basic c2hvcDpzM2NyZXQ6w7w=", "ApiKey abc=", null);
        assertThat(properties("shop", "s3cret", "k3y").toString()).doesNotContain("s3cret", "k3y");
    }

    @Test
    void changedCertificatesAreUsedWithoutARestart() throws IOException {
        var engine = SelfSigned.of("localhost");
        var tls = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tls.setHttpsConfigurator(new HttpsConfigurator(engine.server()));
        tls.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        tls.start();
        try {
            var bundles = new DefaultSslBundleRegistry(
                    "search", SelfSigned.of("other.example").trusting());
            var properties = properties(
                    "https://localhost:" + tls.getAddress().getPort(), "", "", "", "search", Duration.ofSeconds(10));
            var client = new EngineClient(properties, new JsonMapper(), bundles);

            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> client.search("products", Map.of()))
                    .havingRootCause()
                    .withMessageContaining("unable to find valid certification path");
            bundles.updateBundle("search", engine.trusting());

            assertThat(client.search("products", Map.of()).isObject()).isTrue();
        } finally {
            tls.stop(0);
        }
    }

    @Test
    void aBundleThatDoesNotExistPreventsTheStart() {
        var properties = properties("https://localhost:9200", "", "", "", "search", Duration.ofSeconds(1));

        assertThatExceptionOfType(NoSuchSslBundleException.class)
                .isThrownBy(() -> new EngineClient(properties, new JsonMapper(), new DefaultSslBundleRegistry()))
                .withMessageContaining("search");
    }

    private EngineClient client(String username, String password, String apiKey) {
        return new EngineClient(
                properties(username, password, apiKey), new JsonMapper(), new DefaultSslBundleRegistry());
    }

    private EngineProperties properties(String username, String password, String apiKey) {
        return properties(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                username,
                password,
                apiKey,
                "",
                Duration.ofMillis(300));
    }

    private static EngineProperties properties(
            String url, String username, String password, String apiKey, String sslBundle, Duration timeout) {
        return new EngineProperties(
                url,
                username,
                password,
                apiKey,
                sslBundle,
                "kontor",
                0,
                Duration.ofMillis(500),
                timeout,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
