package dev.kontor.shipping.carrier;

import dev.kontor.shipping.CarrierResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HTTP with a carrier: it follows no redirects, reads a bounded part of a response, and returns in time even
/// if the carrier does not.
final class CarrierHttp implements AutoCloseable {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int REFUSED = 422;
    private static final int MAX_REASON_LENGTH = 60;

    private final ShippingProperties.Carrier settings;
    private final JsonMapper json;
    private final HttpClient client;

    CarrierHttp(ShippingProperties.Carrier settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /// @param read returns the value of a response; empty if the response is invalid
    <T> CarrierResponse<T> post(String path, Object body, int mostBytes, Function<JsonNode, Optional<T>> read) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body), StandardCharsets.UTF_8)),
                mostBytes,
                read);
    }

    <T> CarrierResponse<T> get(String path, int mostBytes, Function<JsonNode, Optional<T>> read) {
        return send(request(path).GET(), mostBytes, read);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(settings.at(path))
                .timeout(settings.timeout())
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + settings.secret());
    }

    private <T> CarrierResponse<T> send(
            HttpRequest.Builder request, int mostBytes, Function<JsonNode, Optional<T>> read) {
        var running = client.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
        try {
            return interpret(running.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS), read);
        } catch (TimeoutException _) {
            running.cancel(true);
            return new CarrierResponse.Unknown<>("time-out");
        } catch (ExecutionException failure) {
            return failed(failure.getCause());
        } catch (InterruptedException _) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new CarrierResponse.Unknown<>("interrupted");
        }
    }

    private static <T> CarrierResponse<T> failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> new CarrierResponse.NotSent<>("connect time-out");
            case ConnectException _, UnknownHostException _ -> new CarrierResponse.NotSent<>("no connection");
            case IOException broken ->
                new CarrierResponse.Unknown<>(broken.getClass().getSimpleName());
            case null, default -> new CarrierResponse.Unknown<>("failure");
        };
    }

    private <T> CarrierResponse<T> interpret(HttpResponse<byte[]> response, Function<JsonNode, Optional<T>> read) {
        int status = response.statusCode();
        return switch (status) {
            case OK, CREATED ->
                parsed(response.body())
                        .flatMap(read)
                        .<CarrierResponse<T>>map(CarrierResponse.Answered::new)
                        .orElseGet(() -> new CarrierResponse.Unknown<>("an invalid response"));
            case NOT_FOUND -> new CarrierResponse.NotFound<>();
            case REFUSED ->
                new CarrierResponse.Refused<>(
                        parsed(response.body()).map(CarrierHttp::reason).orElse("refused"));
            // It rejects the caller, or too many calls, before it does anything.
            case 401, 403, 429 -> new CarrierResponse.NotSent<>("status " + status);
            default -> new CarrierResponse.Unknown<>("status " + status);
        };
    }

    private Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.of(json.readTree(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String reason(JsonNode answer) {
        var code = answer.path("code").asString("").replaceAll("[^a-z0-9-]", "");
        return code.isEmpty() ? "refused" : code.substring(0, Math.min(code.length(), MAX_REASON_LENGTH));
    }
}
