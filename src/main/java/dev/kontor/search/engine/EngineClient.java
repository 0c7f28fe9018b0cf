package dev.kontor.search.engine;

import dev.kontor.search.engine.EngineException.Reason;
import dev.kontor.shared.tls.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// The HTTP client of the engine. It uses only what OpenSearch and Elasticsearch have in common: their own
/// client libraries reject each other's servers.
@Component
@WithEngine
class EngineClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_REASON_LENGTH = 300;

    private final EngineProperties properties;
    private final JsonMapper json;
    private volatile @Nullable Clients clients;

    /// @param searches with little patience
    private record Clients(RestClient searches, RestClient writes) {}

    EngineClient(EngineProperties properties, JsonMapper json, SslBundles bundles) {
        this.properties = properties;
        this.json = json;
        Certificates.named(properties.sslBundle(), bundles)
                .use(bundle -> clients = new Clients(client(properties.timeout(), bundle), client(PATIENCE, bundle)));
    }

    private Clients clients() {
        return Objects.requireNonNull(clients);
    }

    JsonNode search(String index, Map<String, Object> body) {
        return call(
                clients().searches(),
                HttpMethod.POST,
                "/" + index + "/_search",
                MediaType.APPLICATION_JSON,
                json.writeValueAsBytes(body));
    }

    /// @param lines of the bulk format
    void bulk(byte[] lines) {
        var answer = call(clients().writes(), HttpMethod.POST, "/_bulk", MediaType.APPLICATION_NDJSON, lines);
        for (var item : answer.path("items")) {
            for (var each : item.values()) {
                int status = each.path("status").asInt();
                // 409: it already has a newer version. 404: the document to delete does not exist.
                if (status >= 300 && status != HttpStatus.CONFLICT.value() && !isDeletedAnyway(item, each)) {
                    throw refusal(status, each);
                }
            }
        }
    }

    /// Creates an index, unless it is there.
    void create(String index) {
        if (exists(index)) {
            return;
        }
        try (var stream = EngineClient.class.getResourceAsStream("/search/engine-index.json")) {
            var body = (ObjectNode) json.readTree(required(stream));
            ((ObjectNode) body.path("settings"))
                    .put("number_of_replicas", properties.replicas())
                    .put("refresh_interval", properties.refresh().toMillis() + "ms");
            call(
                    clients().writes(),
                    HttpMethod.PUT,
                    "/" + index,
                    MediaType.APPLICATION_JSON,
                    json.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean exists(String index) {
        try {
            call(clients().writes(), HttpMethod.GET, "/" + index, MediaType.APPLICATION_JSON, null);
            return true;
        } catch (EngineException e) {
            if (e.reason() == Reason.MISSING) {
                return false;
            }
            throw e;
        }
    }

    /// Deletes an index, if it is there.
    void delete(String index) {
        if (exists(index)) {
            call(clients().writes(), HttpMethod.DELETE, "/" + index, MediaType.APPLICATION_JSON, null);
        }
    }

    /// Makes all writes searchable.
    void refresh(String index) {
        call(clients().writes(), HttpMethod.POST, "/" + index + "/_refresh", MediaType.APPLICATION_JSON, null);
    }

    private JsonNode call(RestClient client, HttpMethod method, String path, MediaType type, byte @Nullable [] body) {
        try {
            var request = client.method(method)
                    .uri(URI.create(properties.url() + path))
                    .contentType(type);
            if (body != null) {
                request.body(body);
            }
            return request.exchange((_, response) -> {
                var status = response.getStatusCode();
                var answer = interpret(response.getBody().readAllBytes());
                if (!status.is2xxSuccessful()) {
                    throw refusal(status.value(), answer);
                }
                if (answer.isMissingNode()) {
                    throw new EngineException(Reason.AWAY, "The server is not a search engine");
                }
                return answer;
            });
        } catch (ResourceAccessException e) {
            throw new EngineException(Reason.AWAY, "The search engine is unreachable or too slow", e);
        }
    }

    /// Missing if it is not JSON: a proxy in front of the engine may have responded.
    private JsonNode interpret(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private RestClient client(Duration patience, @Nullable SslBundle bundle) {
        var connections = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER);
        if (bundle != null) {
            connections.sslContext(bundle.createSslContext());
        }
        var factory = new JdkClientHttpRequestFactory(connections.build());
        factory.setReadTimeout(patience);
        var builder = RestClient.builder().requestFactory(factory);
        if (!properties.apiKey().isEmpty()) {
            builder.defaultHeader(HttpHeaders.AUTHORIZATION, "ApiKey " + properties.apiKey());
        } else if (!properties.username().isEmpty()) {
            builder.defaultHeaders(headers ->
                    headers.setBasicAuth(properties.username(), properties.password(), StandardCharsets.UTF_8));
        }
        return builder.build();
    }

    private static boolean isDeletedAnyway(JsonNode item, JsonNode result) {
        return item.has("delete")
                && result.path("status").asInt() == HttpStatus.NOT_FOUND.value()
                && !result.has("error");
    }

    private static EngineException refusal(int status, JsonNode answer) {
        var error = answer.path("error").toString();
        var reason = status == HttpStatus.NOT_FOUND.value()
                ? Reason.MISSING
                : status == HttpStatus.BAD_REQUEST.value() ? Reason.REFUSED : Reason.AWAY;
        return new EngineException(
                reason,
                "The search engine responded " + status + ": "
                        + (error.length() > MAX_REASON_LENGTH ? error.substring(0, MAX_REASON_LENGTH) : error));
    }

    private static InputStream required(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            throw new IOException("the index definition is missing from the jar");
        }
        return stream;
    }
}
