package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to the application over HTTP, as a front end would. Immutable: `with` and `as` give a copy that sends
/// more headers.
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            // Else every request offers an upgrade that the shop declines.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Supplier<String> baseUrl;
    private final JsonMapper json;
    private final @Nullable StatementCounter counter;
    private final Supplier<List<ResponseCheck>> checks;
    private final Map<String, String> headers;

    private Api(
            Supplier<String> baseUrl,
            JsonMapper json,
            @Nullable StatementCounter counter,
            Supplier<List<ResponseCheck>> checks,
            Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.json = json;
        this.counter = counter;
        this.checks = checks;
        this.headers = headers;
    }

    static Api of(
            Supplier<String> baseUrl, JsonMapper json, StatementCounter counter, Supplier<List<ResponseCheck>> checks) {
        return new Api(baseUrl, json, counter, checks, Map.of());
    }

    /// For an application that runs outside this context, for instance as a second process.
    public static Api at(String baseUrl) {
        return new Api(() -> baseUrl, new JsonMapper(), null, List::of, Map.of());
    }

    public Api with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(baseUrl, json, counter, checks, Map.copyOf(more));
    }

    public Api as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    public Api withIdempotencyKey() {
        return with("Idempotency-Key", UUID.randomUUID().toString());
    }

    public String baseUrl() {
        return baseUrl.get();
    }

    public Response get(String path) {
        return send("GET", path, null);
    }

    public Response delete(String path) {
        return send("DELETE", path, null);
    }

    public Response post(String path) {
        return send("POST", path, null);
    }

    /// @param body JSON text, or an object to be written as JSON
    public Response post(String path, Object body) {
        return send("POST", path, body);
    }

    public Response put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Response patch(String path, Object body) {
        return with("Content-Type", "application/merge-patch+json").send("PATCH", path, body);
    }

    /// Sends what the other methods cannot: any method, a body of any kind (text, bytes, or an object as JSON).
    public Response send(String method, String path, @Nullable Object body) {
        var call = UUID.randomUUID().toString();
        var request = HttpRequest.newBuilder(URI.create(baseUrl.get() + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json, */*;q=0.1")
                .header(StatementCounter.CALL_HEADER, call)
                .method(method, publisher(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var work = counter == null ? StatementCounter.Work.NONE : counter.take(call);
            var response = new Response(
                    answer.statusCode(),
                    answer.headers().map(),
                    answer.body(),
                    work.statements(),
                    work.commits(),
                    json);
            SeenProblems.note(response);
            checks.get().forEach(check -> check.check(method, path, response));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private HttpRequest.BodyPublisher publisher(@Nullable Object body) {
        return switch (body) {
            case null -> HttpRequest.BodyPublishers.noBody();
            case byte[] bytes -> HttpRequest.BodyPublishers.ofByteArray(bytes);
            case String text -> HttpRequest.BodyPublishers.ofString(text);
            default -> HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        };
    }

    /// An answer.
    ///
    /// @param statements the SQL that the request executed, in order; empty for an application outside this
    ///     context
    /// @param commits number of transactions around them
    public record Response(
            int status,
            Map<String, List<String>> headers,
            byte[] bytes,
            List<String> statements,
            int commits,
            JsonMapper mapper) {

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return mapper.readTree(bytes);
        }

        /// The first value of the header, whatever its case.
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst();
        }

        public String requiredHeader(String name) {
            return header(name).orElseThrow(() -> new AssertionError("no header " + name + " in " + headers));
        }

        /// The text at a JSON pointer such as `/data/0/id`.
        public String at(String pointer) {
            return json().at(pointer).asString();
        }

        /// Fails with the body in the message unless the status is the expected one.
        public Response expect(int expected) {
            assertThat(status).as("status of: %s", text()).isEqualTo(expected);
            return this;
        }

        /// Fails unless the answer is a problem document with that status and code.
        public Response expectProblem(int expected, String code) {
            expect(expected);
            assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(at("/code")).isEqualTo(code);
            return this;
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }
}
