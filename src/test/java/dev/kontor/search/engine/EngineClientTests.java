package dev.kontor.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.search.engine.EngineException.Reason;
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

    private EngineClient client(String username, String password, String apiKey) {
        return new EngineClient(properties(username, password, apiKey), new JsonMapper());
    }

    private EngineProperties properties(String username, String password, String apiKey) {
        return new EngineProperties(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                username,
                password,
                apiKey,
                "kontor",
                0,
                Duration.ofMillis(500),
                Duration.ofMillis(300),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
