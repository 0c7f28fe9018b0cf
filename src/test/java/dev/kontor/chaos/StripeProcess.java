package dev.kontor.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kontor.testing.StripeStandIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// The stand-in of Stripe as a program of its own, which keeps its books whatever becomes of the shop. It tells of each
/// payment by notices: some late, most of them twice or three times, in any order, and again until they are taken.
final class StripeProcess {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LATEST_MILLIS = 4_000;
    private static final int MAX_COPIES = 3;
    private static final int TRIES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final StripeStandIn stripe;
    private volatile int shop;

    /// What whoever runs it wants to know.
    ///
    /// @param pending notices that were not taken yet
    /// @param sent notices that were taken, each copy
    /// @param refused how often one was not taken, by the status
    record Books(int pending, int sent, Map<String, Integer> refused, List<StripeStandIn.Entry> entries) {}

    private StripeProcess(int port, Duration late) {
        stripe = StripeStandIn.at(port, late, this::tell);
    }

    /// @param arguments the port, that for whoever runs it, and how many milliseconds a late answer takes
    public static void main(String[] arguments) throws IOException {
        var process =
                new StripeProcess(Integer.parseInt(arguments[0]), Duration.ofMillis(Long.parseLong(arguments[2])));
        var control = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])), 0);
        control.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        control.createContext("/books", process::showBooks);
        control.createContext("/shop/", process::tellWhom);
        control.start();
    }

    private void showBooks(HttpExchange exchange) throws IOException {
        answer(exchange, JSON.writeValueAsString(new Books(pending.get(), sent.get(), refused, stripe.entries())));
    }

    /// The port is the end of the path.
    private void tellWhom(HttpExchange exchange) throws IOException {
        shop = Integer.parseInt(exchange.getRequestURI().getPath().substring("/shop/".length()));
        answer(exchange, "{}");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void tell(String payment) {
        boolean paid = stripe.entry(payment).orElseThrow().received() > 0;
        for (var type : List.of(
                "payment_intent.created", paid ? "payment_intent.succeeded" : "payment_intent.payment_failed")) {
            var notice = stripe.notice("evt_" + UUID.randomUUID(), type, payment);
            int copies = ThreadLocalRandom.current().nextInt(MAX_COPIES) + 1;
            for (int copy = 0; copy < copies; copy++) {
                pending.incrementAndGet();
                Thread.ofVirtual().start(() -> send(notice));
            }
        }
    }

    private void send(String notice) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Patience.pass(Duration.ofMillis(ThreadLocalRandom.current().nextLong(LATEST_MILLIS)));
            var answer = answer(notice);
            if (answer.equals("200")) {
                pending.decrementAndGet();
                sent.incrementAndGet();
                return;
            }
            refused.merge(answer, 1, Integer::sum);
        }
    }

    private String answer(String notice) {
        try {
            long now = System.currentTimeMillis() / 1_000;
            var signature = StripeStandIn.signature(notice, now, StripeStandIn.WEBHOOK_SECRET);
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shop + "/hooks/stripe"))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("Stripe-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(notice))
                    .build();
            return String.valueOf(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException _) {
            return "no answer";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "no answer";
        }
    }
}
