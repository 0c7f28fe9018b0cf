package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.ApiOperation;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Repeats;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Sends hostile values in every parameter of every operation of both documents (R28, R31). Each is answered as the
/// document declares, and never with a 5xx. Values of a type are read by one converter, whatever the operation: of
/// parameters with a type, each meets some of the values, and each type all of them. Plain text, of which every
/// operation makes something else, meets all.
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
    /// Of this many values a parameter with a type meets one.
    private static final int SHARE = Repeats.of(4, 1);

    /// A header carries visible characters only; the client refuses to send others.
    private static final List<String> HOSTILE_HEADERS = List.of(" ", ",", "\"", "*,*", "x".repeat(3_000));

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, Integer> turns = new HashMap<>();
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
        var requests = new ArrayList<Runnable>();
        operations()
                .forEach(operation -> operation.queryParameters().forEach(parameter -> {
                    var values = SHARED.contains(parameter.name())
                            ? share(HOSTILE_TO_ALL, parameter.name())
                            : isText(parameter) ? HOSTILE : share(HOSTILE, type(parameter));
                    values.forEach(value -> requests.add(() -> call(operation, "?" + named(parameter, value))));
                    valid(parameter)
                            .ifPresent(good -> Stream.of(
                                            named(parameter, good + ","),
                                            named(parameter, "," + good),
                                            named(parameter, good + ", ," + good),
                                            named(parameter, good) + "&" + named(parameter, ""))
                                    .forEach(query -> requests.add(() -> call(operation, "?" + query))));
                }));

        requests.parallelStream().forEach(Runnable::run);

        assertThat(findings).isEmpty();
        assertThat(calls).hasValueGreaterThan(1_500);
    }

    @Test
    void noValueOfAPathVariableIsOurFault() {
        var requests = new ArrayList<Runnable>();
        operations().filter(ApiOperation::hasVariables).forEach(operation -> {
            var variables = operation.parameters().stream()
                    .filter(parameter -> parameter.in().equals("path"))
                    .toList();
            var values = variables.stream().anyMatch(ParameterFuzzTests::isText)
                    ? HOSTILE_IDS
                    : share(HOSTILE_IDS, type(variables.getLast()));
            values.forEach(value -> requests.add(() -> send(operation, api, operation.path(_ -> encoded(value)))));
        });

        requests.parallelStream().forEach(Runnable::run);

        assertThat(findings).isEmpty();
        assertThat(calls).hasValueGreaterThan(500);
    }

    @Test
    void noValueOfAHeaderIsOurFault() {
        var names = List.of("If-Match", "If-None-Match", "Accept-Language", "X-Cart-Token", "X-Order-Token");
        var requests = new ArrayList<Runnable>();
        operations()
                .forEach(operation -> share(HOSTILE_HEADERS, "header").forEach(value -> {
                    var caller = names.stream().reduce(api, (api, name) -> api.with(name, value), (_, last) -> last);
                    requests.add(() -> send(operation, caller, operation.examplePath()));
                }));

        requests.parallelStream().forEach(Runnable::run);

        assertThat(findings).isEmpty();
        assertThat(calls).hasValueGreaterThan(500);
    }

    /// The share of the next parameter of that type. A type of few parameters needs all.
    private List<String> share(List<String> values, String type) {
        int turn = turns.merge(type, 1, Integer::sum);
        return IntStream.range(0, values.size())
                .filter(number -> turn <= SHARE || (number + turn) % SHARE == 0)
                .mapToObj(values::get)
                .toList();
    }

    private static boolean isText(ApiOperation.Parameter parameter) {
        var schema = parameter.schema();
        return schema.path("type").asString("").equals("string")
                && !schema.has("format")
                && !schema.has("enum")
                && !schema.has("pattern");
    }

    /// All ids are read by one converter.
    private static String type(ApiOperation.Parameter parameter) {
        var schema = parameter.schema();
        var pattern = schema.path("pattern").asString("");
        return String.join(
                " ",
                schema.path("type").asString(""),
                schema.path("format").asString(""),
                pattern.contains("_[0-7]") ? "id" : pattern,
                schema.has("enum") ? "enum" : "",
                parameter.array() ? "list" : "");
    }

    private static Stream<ApiOperation> operations() {
        return Stream.of("store-v1", "admin-v1")
                .flatMap(document -> ApiOperation.of(document).stream())
                // Signs out whoever calls.
                .filter(operation -> !operation.path().endsWith("/auth/logout")
                        && !operation.path().endsWith("/v1/me"));
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
