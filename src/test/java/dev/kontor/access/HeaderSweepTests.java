package dev.kontor.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.ApiOperation;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Repeats;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Looks at what goes with every answer of every operation, successes and errors (R84, R85). One filter writes the
/// headers, whatever the operation: each meets some of the requests, and each request many operations. The nightly
/// build sends all.
@KontorTest
class HeaderSweepTests {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final Pattern INSIDES = Pattern.compile(
            "\\tat |Exception\\b|\\bjava\\.|org\\.springframework|dev\\.kontor\\.|Apache Tomcat|SQLSTATE");
    private static final List<String> HOSTILE = List.of(
            "https://evil.example",
            "null",
            "http://shop.example",
            "https://shop.example:8443",
            "https://shop.example.evil.example",
            "https://evilshop.example",
            "https://sub.shop.example",
            "https://shop.exampl",
            "https://shop.example@evil.example",
            "https://shop_example",
            "https://shopxexample",
            "https://shop.example, https://evil.example",
            "file://",
            "*");
    private static final List<String> ALLOWED = List.of("https://shop.example", "https://admin.shop.example");

    /// Of the seven requests of one operation.
    private static final int REQUESTS = Repeats.of(2, 7);
    /// Of this many operations one is tried from other sites.
    private static final int SHARE = Repeats.of(4, 1);

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final Set<Integer> statuses = new ConcurrentSkipListSet<>();

    @BeforeEach
    void begin() {
        findings.clear();
        statuses.clear();
    }

    @Test
    void everyAnswerOfEveryOperationIsProtected() {
        var overTls = api.with("X-Forwarded-Proto", "https").with("X-Forwarded-For", "203.0.113.7");
        var owner = logins.owner().token();
        var customer = logins.customer().token();
        var all = operations();
        IntStream.range(0, all.size()).parallel().forEach(place -> {
            var operation = all.get(place);
            // What writes may end the session.
            var known = operation.path().startsWith("/admin/")
                    ? overTls.as(operation.isRead() ? owner : logins.owner().token())
                    : overTls.as(
                            operation.isRead() ? customer : logins.customer().token());
            var requests = List.<Supplier<Api.Response>>of(
                    () -> call(overTls, operation, operation.examplePath(), null),
                    () -> call(known, operation, operation.examplePath(), null),
                    () -> call(known, operation, operation.examplePath() + "?nonsense=1", null),
                    () -> call(known, operation, operation.examplePath(), "{\"nonsense\":"),
                    () -> call(
                            known.with("Content-Type", "text/plain"), operation, operation.examplePath(), "nonsense"),
                    () -> call(known.with("Accept", "image/png"), operation, operation.examplePath(), null),
                    () -> call(overTls.as("forged"), operation, operation.examplePath(), null));
            for (int number = place * REQUESTS; number < (place + 1) * REQUESTS; number++) {
                var answer = requests.get(number % requests.size()).get();
                inspect(operation.toString(), answer);
                if (!answer.header("Strict-Transport-Security").orElse("").contains("max-age=31536000")) {
                    findings.add(operation + ": no HSTS");
                }
            }
        });

        assertThat(findings).isEmpty();
        assertThat(statuses).contains(200, 400, 401, 404, 406, 415).allMatch(status -> status < 300 || status >= 400);
    }

    @Test
    void withoutTlsNothingIsPromisedAboutIt() {
        assertThat(api.get("/store/v1/shop").expect(200).header("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void whatBelongsToNoOperationIsProtectedToo() {
        for (var path : List.of(
                "/",
                "/livez",
                "/readyz",
                "/problems",
                "/problems/not-found",
                "/.well-known/jwks.json",
                "/nothing",
                "/store/v1",
                "/store/v1/nothing",
                "/admin/v1/nothing",
                "/error",
                "/store/v1/a;b=c",
                "/store/v1/%2e%2e/secret",
                "/oauth2/token",
                "/store/v1/products?limit=5",
                "/store/v1/products?limit=5")) {
            for (var method : List.of("GET", "HEAD", "OPTIONS", "DELETE", "TRACK")) {
                inspect(method + " " + path, unchecked().send(method, path, null));
            }
        }

        assertThat(findings).isEmpty();
    }

    /// What Tomcat refuses by itself reaches no filter.
    @Test
    void whatIsNoProperRequestIsAnsweredWithTheSameCare() throws IOException {
        for (var request : List.of(
                "GET /a|b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /store/v1/shop HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /store/v1/shop HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /store/v1/shop HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000)
                        + "\r\nConnection: close\r\n\r\n",
                "TRACE /store/v1/shop HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /store/v1/shop HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense\r\n"
                        + "Connection: close\r\n\r\n")) {
            var answer = raw(request);
            var head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);

            assertThat(head).containsPattern("^http/1.1 (4..|501)").contains("\r\nx-content-type-options: nosniff");
            assertThat(head).contains("\r\ncontent-security-policy: " + NOTHING, "\r\nreferrer-policy: no-referrer");
            assertThat(head).contains("\r\ncontent-type: application/problem+json");
            assertThat(head).doesNotContain("\r\nserver:", "\r\nx-powered-by:");
            assertThat(INSIDES.matcher(answer).find()).as(answer).isFalse();
        }
    }

    @Test
    void thePagesForDevelopersRunNoScriptsOfOthers() {
        for (var path : List.of("/swagger-ui/index.html", "/swagger-ui/swagger-ui.css", "/swagger-ui/nothing.js")) {
            var answer = api.get(path);
            var policy = answer.requiredHeader("Content-Security-Policy");

            assertThat(policy)
                    .startsWith("default-src 'none'; script-src 'self';")
                    .contains("frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe-eval", "https:", "*");
            assertThat(answer.requiredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.requiredHeader("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void noOperationIsOpenToScriptsOfOtherSites() {
        var turn = new AtomicInteger();
        someOperations().parallelStream()
                .forEach(operation -> refuses(operation, HOSTILE.get(turn.getAndIncrement() % HOSTILE.size())));
        var one = operations().getFirst();
        HOSTILE.forEach(origin -> refuses(one, origin));

        assertThat(findings).isEmpty();
    }

    @Test
    void everyOperationIsOpenToScriptsOfTheSitesThatAreNamed() {
        var turn = new AtomicInteger();
        someOperations().parallelStream()
                .forEach(operation -> opensTo(operation, ALLOWED.get(turn.getAndIncrement() % ALLOWED.size())));
        var one = operations().getFirst();
        ALLOWED.forEach(origin -> opensTo(one, origin));

        assertThat(findings).isEmpty();
    }

    private void opensTo(ApiOperation operation, String origin) {
        var preflight = unchecked()
                .with("Origin", origin)
                .with("Access-Control-Request-Method", operation.method())
                .with("Access-Control-Request-Headers", "authorization,content-type")
                .send("OPTIONS", operation.examplePath(), null);
        var answer = call(api.with("Origin", origin), operation, operation.examplePath(), null);
        for (var each : List.of(preflight, answer)) {
            if (!each.header("Access-Control-Allow-Origin").orElse("").equals(origin)
                    || each.header("Access-Control-Allow-Credentials").isPresent()
                    || !each.header("Vary").orElse("").toLowerCase(Locale.ROOT).contains("origin")) {
                findings.add(operation + " for " + origin + ": " + each.headers());
            }
        }
    }

    /// For methods that no document describes.
    private Api unchecked() {
        return Api.at(api.baseUrl());
    }

    private void refuses(ApiOperation operation, String origin) {
        var preflight = unchecked()
                .with("Origin", origin)
                .with("Access-Control-Request-Method", operation.method())
                .send("OPTIONS", operation.examplePath(), null);
        var answer = call(api.with("Origin", origin), operation, operation.examplePath(), null);
        for (var each : List.of(preflight, answer)) {
            if (each.headers().keySet().stream()
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-allow"))) {
                findings.add(operation + " for " + origin + ": " + each.headers());
            }
        }
    }

    private void inspect(String what, Api.Response answer) {
        statuses.add(answer.status());
        expect(what, answer, "X-Content-Type-Options", "nosniff");
        expect(what, answer, "Content-Security-Policy", NOTHING);
        expect(what, answer, "Referrer-Policy", "no-referrer");
        for (var banner : List.of("Server", "X-Powered-By", "X-AspNet-Version", "Via")) {
            if (answer.header(banner).isPresent()) {
                findings.add(what + ": banner " + banner);
            }
        }
        var type = answer.header("Content-Type").orElse("");
        if (type.startsWith("text/") && !type.toLowerCase(Locale.ROOT).contains("charset=utf-8")) {
            findings.add(what + ": no charset in " + type);
        }
        if (answer.bytes().length > 0 && type.isEmpty()) {
            findings.add(what + ": no content type");
        }
        if (answer.status() >= 400 && INSIDES.matcher(answer.text()).find() || answer.status() >= 500) {
            findings.add(what + ": " + answer);
        }
    }

    private void expect(String what, Api.Response answer, String header, String value) {
        var values = answer.headers().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(header))
                .flatMap(each -> each.getValue().stream())
                .toList();
        if (!values.equals(List.of(value))) {
            findings.add("%s: %d with %s %s".formatted(what, answer.status(), header, values));
        }
    }

    private static List<ApiOperation> operations() {
        var all = new ArrayList<>(ApiOperation.of("store-v1"));
        all.addAll(ApiOperation.of("admin-v1"));
        assertThat(all).hasSizeGreaterThan(100);
        return all;
    }

    private static List<ApiOperation> someOperations() {
        var all = operations();
        return IntStream.range(0, all.size())
                .filter(number -> number % SHARE == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static Api.Response call(
            Api caller, ApiOperation operation, String path, @org.jspecify.annotations.Nullable String body) {
        return caller.withIdempotencyKey().send(operation.method(), path, body);
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", URI.create(api.baseUrl()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
