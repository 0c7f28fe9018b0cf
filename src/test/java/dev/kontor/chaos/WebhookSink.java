package dev.kontor.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kontor.testing.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// A program that is told of every order by webhook, and remembers each message once.
final class WebhookSink implements AutoCloseable {

    static final String TYPE = "order.placed";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Set<String> subjects = ConcurrentHashMap.newKeySet();
    private final Map<String, String> messages = new ConcurrentHashMap<>();
    private final AtomicInteger repeated = new AtomicInteger();

    WebhookSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /// Registers itself at the shop.
    void subscribe(Api shop) {
        var token = shop.post(
                        "/admin/v1/auth/login",
                        Map.of("email", "owner@example.com", "password", "kontor-demo-password"))
                .expect(200)
                .at("/accessToken");
        shop.as(token)
                .post(
                        "/admin/v1/webhook-endpoints",
                        Map.of(
                                "url",
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                                "eventTypes",
                                List.of(TYPE)))
                .expect(201);
    }

    /// What it was told of, each once.
    Set<String> subjects() {
        return Set.copyOf(subjects);
    }

    /// How many messages came more than once, which a receiver has to expect.
    int repeated() {
        return repeated.get();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var event = JSON.readTree(exchange.getRequestBody());
            var subject = event.get("subject").stringValue();
            var id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (messages.put(id, subject) != null) {
                repeated.incrementAndGet();
            } else if (!subjects.add(subject)) {
                subjects.add("told of twice: " + subject);
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
