package dev.kontor.shared.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.testing.Api;
import dev.kontor.testing.JavaProcess;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TestDatabase;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.resources.Resource;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A purchase as a real Zipkin shows it: `./mvnw -Ptraces test`, not part of `verify`. `target/trace.txt` has its
/// spans as a tree, and `target/trace.png` the page of Zipkin if Chromium is installed.
class PurchaseTrace {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String UNSAMPLED = "11111111111111111111111111111111";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Process zipkin;
    private static Api ui;
    private static HttpServer receiver;
    private static Replica shop;
    private static BuyingShop goods;
    private static final AtomicInteger received = new AtomicInteger();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var log = Path.of("target", "zipkin.log");
        Files.deleteIfExists(log);
        zipkin = JavaProcess.start(
                log,
                List.of("-Xmx256m", "-jar", System.getProperty("kontor.zipkin.jar")),
                List.of("QUERY_PORT=" + port, "STORAGE_TYPE=mem"));
        JavaProcess.awaitReady(zipkin, port, "/health");
        ui = Api.at("http://127.0.0.1:" + port);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                received.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
        shop = Replica.start(
                TestDatabase.newDatabase("traces"),
                "kontor.test.zipkin=" + ui.baseUrl(),
                // Names a collector, so that tracing is loaded; the spans go to Zipkin only.
                "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:9/v1/traces",
                "management.tracing.export.otlp.enabled=false",
                "management.tracing.sampling.probability=1.0",
                "management.opentelemetry.tracing.export.schedule-delay=200ms",
                "kontor.webhook.allow-private-targets=true",
                "kontor.webhook.poll-interval=200ms");
        owner().post(
                        "/admin/v1/webhook-endpoints",
                        Map.of(
                                "url",
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                                "eventTypes",
                                List.of("order.*")))
                .expect(201);
        goods = new BuyingShop(shop.api(), shop.jdbc());
    }

    private static Api owner() {
        return shop.api().as(shop.logins().owner().token());
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
        if (receiver != null) {
            receiver.stop(0);
        }
        if (zipkin != null) {
            JavaProcess.stop(zipkin);
        }
    }

    @Test
    void aPurchaseIsOneTraceFromTheRequestToTheWebhook() throws IOException {
        var cart = goods.payingCart(Map.of(goods.variant(1_000, 5), 1), "tok_approve");
        int before = received.get();
        buy(cart, TRACE, true);
        await().atMost(PATIENCE).until(() -> received.get() > before + 1);
        await().atMost(PATIENCE)
                .until(() -> names(TRACE).stream().anyMatch("webhook order.paid"::equals)
                        && names(TRACE).contains("consume order-mails"));

        var spans = spans(TRACE);
        Files.writeString(Path.of("target", "trace.txt"), tree(spans));
        photograph(ui.baseUrl() + "/zipkin/traces/" + TRACE);
        var names = names(TRACE);
        assertThat(names)
                .contains(
                        "http post /store/v1/carts/{id}/complete",
                        "payment authorize",
                        "insert orders.orders",
                        "insert events.log",
                        "consume webhooks",
                        "webhook order.placed",
                        "webhook order.paid");
        assertThat(roots(spans)).containsExactly("http post /store/v1/carts/{id}/complete");
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.at("/localEndpoint/serviceName").asString()).isEqualTo("kontor");
        });
        // Zipkin knows no attributes of resources.
        var process = shop.bean(Resource.class).getAttributes();
        // The quick profile writes no version into its classes.
        var build = PurchaseTrace.class.getResource("/META-INF/build-info.properties");
        assertThat(process.get(AttributeKey.stringKey("service.version")) != null)
                .isEqualTo(build != null);
        assertThat(process.get(AttributeKey.stringKey("service.instance.id"))).hasSize(36);
        var text = spans.toString();
        assertThat(text)
                .doesNotContain("ada@example.com", "Lovelace", "Street 1", "tok_approve", cart.token(), "http.url");
    }

    @Test
    void anUnsampledRequestHasNoSpansAndTheConnectionsOfThePool() throws SQLException {
        var cart = goods.payingCart(Map.of(goods.variant(1_000, 5), 1), "tok_approve");
        buy(cart, UNSAMPLED, false);
        assertThat(shop.jdbc()
                        .sql("select count(*) from events.log where trace_parent like :trace")
                        .param("trace", "%" + UNSAMPLED + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(ui.get("/api/v2/trace/" + UNSAMPLED).status()).isEqualTo(404);
        try (var connection = shop.bean(DataSource.class).getConnection()) {
            assertThat(connection.getClass().getName()).startsWith("com.zaxxer.hikari");
        }
    }

    @Test
    void scheduledTasksThatDidNothingAreNoTraces() {
        var traces = new ArrayList<String>();
        // Several runs of each task of a second or less.
        await().pollDelay(Duration.ofSeconds(5)).atMost(PATIENCE).untilAsserted(() -> {
            traces.clear();
            for (var trace : ui.get("/api/v2/traces?serviceName=kontor&limit=1000&lookback=600000")
                    .json()) {
                for (var span : trace) {
                    if (span.path("parentId").isMissingNode()) {
                        traces.add(span.path("name").asString());
                    }
                }
            }
            assertThat(traces).isNotEmpty();
        });
        assertThat(traces).noneMatch(name -> name.startsWith("task scheduled-publishing"));
        assertThat(traces).noneMatch(name -> name.contains("/actuator") || name.contains("/readyz"));
    }

    /// Stores the page of the trace as `target/trace.png` if Chromium is installed.
    private static void photograph(String page) throws IOException {
        var chromium = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isPresent()) {
            new ProcessBuilder(
                            chromium.get().toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--hide-scrollbars",
                            "--window-size=1600,1800",
                            "--virtual-time-budget=20000",
                            "--screenshot=" + Path.of("target", "trace.png").toAbsolutePath(),
                            page)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "chromium.log").toFile())
                    .start()
                    .onExit()
                    .orTimeout(2, TimeUnit.MINUTES)
                    .join();
            assertThat(Path.of("target", "trace.png")).isNotEmptyFile();
        }
    }

    private static void buy(BuyingShop.GuestCart cart, String trace, boolean sampled) {
        cart.api()
                .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-0" + (sampled ? 1 : 0))
                .withIdempotencyKey()
                .post(cart.path("/complete"), Map.of())
                .expect(201);
    }

    private static List<JsonNode> spans(String trace) {
        var answer = ui.get("/api/v2/trace/" + trace);
        return answer.status() == 200 ? answer.json().valueStream().toList() : List.of();
    }

    private static Set<String> names(String trace) {
        return spans(trace).stream().map(span -> span.path("name").asString()).collect(Collectors.toSet());
    }

    /// The names of spans whose parent is not in the trace; that of the request is the caller's.
    private static List<String> roots(List<JsonNode> spans) {
        var ids = spans.stream().map(span -> span.path("id").asString()).collect(Collectors.toSet());
        return spans.stream()
                .filter(span -> !ids.contains(span.path("parentId").asString()))
                .map(span -> span.path("name").asString())
                .toList();
    }

    private static String tree(List<JsonNode> spans) {
        var text = new StringBuilder();
        var ids = spans.stream().map(span -> span.path("id").asString()).collect(Collectors.toSet());
        spans.stream()
                .filter(span -> !ids.contains(span.path("parentId").asString()))
                .forEach(root -> branch(text, root, spans, 0));
        return text.toString();
    }

    private static void branch(StringBuilder text, JsonNode span, List<JsonNode> spans, int depth) {
        text.append("%8.1f ms  %s%s%n"
                .formatted(
                        span.path("duration").asLong() / 1000.0,
                        "  ".repeat(depth),
                        span.path("name").asString()));
        spans.stream()
                .filter(other ->
                        other.path("parentId").asString().equals(span.path("id").asString()))
                .sorted((one, two) -> Long.compare(
                        one.path("timestamp").asLong(), two.path("timestamp").asLong()))
                .forEach(child -> branch(text, child, spans, depth + 1));
    }
}
