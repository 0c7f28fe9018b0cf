package dev.kontor.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The HTTP server of an outside service, with the answers that no client may trust.
final class StandInServer {

    private static final int TEN_MEGABYTES = 10 * 1_024 * 1_024;

    private final HttpServer server;
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();

    StandInServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/inside", exchange -> {
            inside.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
    }

    void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /// Calls to the address to which it redirects.
    int callsInside() {
        return inside.get();
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// A page of a proxy.
    static void html(HttpExchange exchange) throws IOException {
        send(exchange, 200, "<html><body>Wartung</body></html>");
    }

    /// Ten megabytes of JSON.
    ///
    /// @param beginning an object, up to and with the quote of a text
    static void huge(HttpExchange exchange, String beginning) throws IOException {
        send(exchange, 200, beginning + "x".repeat(TEN_MEGABYTES) + "\"}");
    }

    /// To an address inside of the network.
    void redirect(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().add("Location", url("/inside"));
        exchange.sendResponseHeaders(status, -1);
    }

    /// A head, and then nothing.
    void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        pause();
    }

    /// Longer than any time-out, and longer than a busy machine stalls a test.
    void pause() {
        try {
            var _ = never.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
