package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.ApiOperation;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Sends hostile values in every parameter of every operation of both documents (R28, R31). Each is answered as the
/// document declares, and never with a 5xx.
@KontorTest
class ParameterFuzzTests {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            ",",
            "x,",
            ",1",
            "\u0000",
            "-1",
            "99999999999999999999",
            "1e400",
            "x".repeat(3_000),
            "'\"\\;--%_",
            "+999999-01-01T00:00:00Z",
            "\ud83c\udf75\u00e9\u0301\u200d");
    /// Parameters that all lists share are read by one record: a few values each show that a list uses it.
    private static final Set<String> SHARED = Set.of("limit", "cursor", "sort", "withTotal");

    private static final List<String> HOSTILE_TO_ALL = List.of(" ", ",", "-1", "x".repeat(3_000));
    private static final List<String> HOSTILE_IDS =
            List.of(" ", ",", "\u0000", "-1", "x".repeat(3_000), "'\"\\;--%_", "\ud83c\udf75");
    /// A header carries visible characters only; the client refuses to send others.
    private static final List<String> HOSTILE_HEADERS = List.of(" ", ",", "\"", "*,*", "x".repeat(3_000));

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private String owner = "";
    private String customer = "";

    @BeforeEach
    void begin() {
        findings.clear();
        owner = logins.owner().token();
        customer = logins.customer().token();
    }

    @Test
    void noValueOfAQueryParameterIsOurFault() {
        operations()
                .forEach(operation -> operation.queryParameters().forEach(parameter -> {
                    var values = SHARED.contains(parameter.name()) ? HOSTILE_TO_ALL : HOSTILE;
                    values.forEach(value -> call(operation, "?" + named(parameter, value)));
                    valid(parameter).ifPresent(good -> {
                        call(operation, "?" + named(parameter, good + ","));
                        call(operation, "?" + named(parameter, "," + good));
                        call(operation, "?" + named(parameter, good + ", ," + good));
                        call(operation, "?" + named(parameter, good) + "&" + named(parameter, ""));
                    });
                }));

        assertThat(findings).isEmpty();
        assertThat(calls).hasValueGreaterThan(3_000);
    }

    @Test
    void noValueOfAPathVariableIsOurFault() {
        operations()
                .filter(ApiOperation::hasVariables)
                .forEach(operation ->
                        HOSTILE_IDS.forEach(value -> send(operation, api, operation.path(_ -> encoded(value)))));

        assertThat(findings).isEmpty();
    }

    @Test
    void noValueOfAHeaderIsOurFault() {
        var names = List.of("If-Match", "If-None-Match", "Accept-Language", "X-Cart-Token", "X-Order-Token");
        operations()
                .forEach(operation -> HOSTILE_HEADERS.forEach(value -> {
                    var caller = api;
                    for (var name : names) {
                        caller = caller.with(name, value);
                    }
                    send(operation, caller, operation.examplePath());
                }));

        assertThat(findings).isEmpty();
    }

    private static Stream<ApiOperation> operations() {
        return Stream.of("store-v1", "admin-v1")
                .flatMap(document -> ApiOperation.of(document).stream())
                // Signs out whoever calls.
                .filter(operation -> !operation.path().endsWith("/auth/logout")
                        && !operation.path().endsWith("/v1/me"))
                .parallel();
    }

    private void call(ApiOperation operation, String query) {
        send(operation, api, operation.examplePath() + query);
    }

    private void send(ApiOperation operation, Api caller, String path) {
        calls.incrementAndGet();
        var token = operation.path().startsWith("/admin/") ? owner : customer;
        try {
            var answer = caller.as(token).withIdempotencyKey().send(operation.method(), path, null);
            if (answer.status() >= 500) {
                findings.add(operation + " " + shown(path) + ": " + answer.status());
            }
        } catch (AssertionError | RuntimeException unexpected) {
            findings.add(operation + " " + shown(path) + ": " + unexpected.getMessage());
        }
    }

    private static Optional<String> valid(ApiOperation.Parameter parameter) {
        return parameter.array()
                ? Optional.of(parameter.schema().path("enum").path(0).asString("1"))
                : Optional.empty();
    }

    private static String named(ApiOperation.Parameter parameter, String value) {
        return parameter.name() + "=" + encoded(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shown(String path) {
        return path.length() > 200 ? path.substring(0, 200) + "…" : path;
    }
}
