package dev.kontor.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the shop uses of Stripe, over HTTP: inside the tests, or as a program of its own. Keeps books and idempotency
/// keys as Stripe does, and answers late, wrongly or not at all where the token of a payment or [#failNext]
/// says so.
public final class StripeStandIn {

    public static final String SECRET_KEY = "sk_test_stand_in";
    public static final String WEBHOOK_SECRET = "whsec_of_the_stand_in";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX = 100;

    /// How a call goes wrong, though what it asks for may be done.
    public enum Fault {
        /// Done, then 500.
        DONE_THEN_500,
        /// Done, then the connection ends without an answer.
        DONE_THEN_CUT,
        /// Done, but answered only after the caller has gone.
        DONE_THEN_LATE,
        /// Not done: 500.
        NOTHING_THEN_500,
        /// Not done: 429.
        RATE_LIMITED
    }

    /// What is kept of a payment intent.
    public record Entry(
            String id,
            long amount,
            String currency,
            String status,
            long capturable,
            long received,
            long refunded,
            Map<String, String> metadata) {}

    private final HttpServer server;
    private final StripeBooks books = new StripeBooks();
    private final Map<String, Stored> answers = new ConcurrentHashMap<>();
    private final Map<String, Fault> next = new ConcurrentHashMap<>();
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final Duration late;
    private final Consumer<String> created;

    private record Stored(Map<String, String> parameters, StripeBooks.Answer answer) {}

    private static final class Instance {
        static final StripeStandIn ONE = new StripeStandIn(0, Duration.ofSeconds(3), _ -> {});
    }

    public static StripeStandIn get() {
        return Instance.ONE;
    }

    /// One more, with books of its own.
    ///
    /// @param late how long a late answer takes
    /// @param created is told of the payment of each new intent, before that is answered
    public static StripeStandIn at(int port, Duration late, Consumer<String> created) {
        return new StripeStandIn(port, late, created);
    }

    private StripeStandIn(int port, Duration late, Consumer<String> created) {
        this.late = late;
        this.created = created;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", this::serve);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// The next call to an address that ends so goes wrong.
    public void failNext(String ending, Fault fault) {
        next.put(ending, fault);
    }

    /// Whether the call that is to go wrong has not come yet.
    public boolean willFail(String ending) {
        return next.containsKey(ending);
    }

    /// Keeps calls waiting, until it is opened.
    public static final class Gate implements AutoCloseable {

        private final CountDownLatch opened = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();

        /// How many calls have come to it.
        public int waiting() {
            return waiting.get();
        }

        private void pass() {
            waiting.incrementAndGet();
            try {
                if (!opened.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody has opened the gate");
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            opened.countDown();
        }
    }

    /// Calls to an address that ends so wait at the gate until it is opened by closing it.
    public Gate holdBack(String ending) {
        return gates.computeIfAbsent(ending, _ -> new Gate());
    }

    /// The books on the payment of the shop.
    public Optional<Entry> entry(String payment) {
        return books.entry(payment);
    }

    /// How often money was asked for with that key.
    public int timesAsked(String idempotencyKey) {
        return calls.getOrDefault(idempotencyKey, new AtomicInteger()).get();
    }

    /// The books on all payments.
    public List<Entry> entries() {
        return books.entries();
    }

    /// The buyer pays, or is refused, in the browser, by the client secret.
    public void payInBrowser(String clientSecret, boolean approved) {
        books.payInBrowser(clientSecret, approved);
    }

    /// Somebody changes the books at Stripe, behind the back of the shop.
    public void change(String payment, Consumer<StripeBooks.Intent> change) {
        books.change(payment, change);
    }

    /// The buyer disputes the payment; no money is taken back yet.
    ///
    /// @param status in Stripe's words
    /// @return what Stripe calls the dispute
    public String dispute(String payment, long amount, String status) {
        return books.dispute(payment, amount, status);
    }

    public void becomeDispute(String dispute, String status) {
        books.change(disputes -> disputes.become(dispute, status));
    }

    /// Takes the money of the dispute from the account of the shop.
    public void withdraw(String dispute) {
        books.change(disputes -> disputes.withdraw(dispute));
    }

    /// Gives it again.
    public void reinstate(String dispute) {
        books.change(disputes -> disputes.reinstate(dispute));
    }

    /// A notice about the dispute, as Stripe would send it.
    public String disputeNotice(String eventId, String type, String dispute) {
        return books.disputeNotice(eventId, type, dispute);
    }

    /// A notice about the payment, as Stripe would send it.
    public String notice(String eventId, String type, String payment) {
        return books.notice(eventId, type, payment);
    }

    /// What Stripe writes into `Stripe-Signature`, at that time.
    public static String signature(String body, long time, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signed = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var parameters = parameters(exchange);
        gates.forEach((ending, gate) -> {
            if (path.endsWith(ending)) {
                gate.pass();
            }
        });
        var fault = fault(path, parameters);
        if (!("Bearer " + SECRET_KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, StripeBooks.error(401, "invalid_request_error", "api_key_invalid"));
        } else if (fault == Fault.NOTHING_THEN_500) {
            send(exchange, StripeBooks.error(500, "api_error", "api_error"));
        } else if (fault == Fault.RATE_LIMITED) {
            send(exchange, StripeBooks.error(429, "rate_limit_error", "rate_limit"));
        } else {
            var answer = once(exchange, path, parameters);
            var payment = parameters.get("metadata[kontor_payment]");
            if (payment != null) {
                created.accept(payment);
            }
            finish(exchange, fault, answer);
        }
    }

    private void finish(HttpExchange exchange, @Nullable Fault fault, StripeBooks.Answer answer) throws IOException {
        switch (fault) {
            case null -> send(exchange, answer);
            case DONE_THEN_500 -> send(exchange, StripeBooks.error(500, "api_error", "api_error"));
            case DONE_THEN_CUT -> exchange.close();
            case DONE_THEN_LATE -> {
                hang();
                exchange.close();
            }
            case NOTHING_THEN_500, RATE_LIMITED -> throw new IllegalStateException("was answered already");
        }
    }

    private void hang() {
        try {
            if (never.await(late.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The same key does the same thing once, and another thing never.
    private StripeBooks.Answer once(HttpExchange exchange, String path, Map<String, String> parameters) {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || exchange.getRequestMethod().equals("GET")) {
            return books.answer(exchange.getRequestMethod(), path, parameters);
        }
        calls.computeIfAbsent(key, _ -> new AtomicInteger()).incrementAndGet();
        var stored = answers.computeIfAbsent(
                path + " " + key,
                _ -> new Stored(parameters, books.answer(exchange.getRequestMethod(), path, parameters)));
        return stored.parameters().equals(parameters)
                ? stored.answer()
                : StripeBooks.error(400, "idempotency_error", "idempotency_error");
    }

    private @Nullable Fault fault(String path, Map<String, String> parameters) {
        var token = parameters.getOrDefault("payment_method", "");
        var wanted = Arrays.stream(Fault.values())
                .filter(fault -> token.equals("pm_" + fault.name().toLowerCase(java.util.Locale.ROOT)))
                .findFirst();
        if (wanted.isPresent()) {
            return wanted.get();
        }
        return next.keySet().stream()
                .filter(path::endsWith)
                .findFirst()
                .map(next::remove)
                .orElse(null);
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(query == null ? "" : query, body).stream()
                .flatMap(text -> Arrays.stream(text.split("&")))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> decode(pair[0]), pair -> decode(pair[1]), (first, _) -> first, TreeMap::new));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, StripeBooks.Answer answer) throws IOException {
        var bytes = JSON.writeValueAsBytes(new LinkedHashMap<>(answer.body()));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_stand_in");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    static int most(Map<String, String> parameters) {
        return Math.min(MAX, Integer.parseInt(parameters.getOrDefault("limit", "10")));
    }
}
