package dev.kontor.tax.provider;

import dev.kontor.tax.TaxDocument;
import dev.kontor.tax.TaxProperties;
import dev.kontor.tax.TaxProvider;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuoteRequest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tax service over HTTP, by the protocol in `docs/tax-providers.md`. It follows no redirects, reads little
/// of a response, and returns in time even if the service does not. Quotes and documents are bounded
/// separately, so that a service that fails to record still quotes.
@Component
@Conditional(TaxProviderCondition.class)
class HttpTaxProvider implements TaxProvider {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTaxProvider.class);
    private static final int MAX_READ = 256 * 1_024;
    private static final String TIMEOUT = "time-out";
    private static final int DOCUMENTS_AT_ONCE = 4;
    /// The service has not acted, or will not act on a repetition; the rest may pass.
    private static final Set<Integer> FINAL = Set.of(400, 404, 405, 409, 410, 413, 415, 422);

    private final String base;
    private final String authorization;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final HttpClient http;
    private final CircuitBreaker quotes;
    private final CircuitBreaker documents;

    HttpTaxProvider(TaxProperties properties, JsonMapper json, MeterRegistry meters) {
        var settings = properties.provider();
        var url = Objects.requireNonNull(settings.url()).toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.authorization = "Bearer " + settings.secret();
        this.json = json;
        this.meters = meters;
        this.quotes = new CircuitBreaker(settings.timeout(), settings.concurrency());
        this.documents = new CircuitBreaker(settings.timeout(), DOCUMENTS_AT_ONCE);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }

    @Override
    public Response<TaxQuote> quote(TaxQuoteRequest request, String key) {
        return call(quotes, "quote", TaxMessages.quote(request), key, answer -> TaxResponses.quote(request, answer));
    }

    @Override
    public Response<String> commit(TaxDocument document, UUID key) {
        return call(documents, "commit", TaxMessages.commit(document), key.toString(), TaxResponses::reference);
    }

    @Override
    public Response<String> cancel(Recorded recorded, UUID key) {
        return call(documents, "void", TaxMessages.cancel(recorded), key.toString(), TaxResponses::reference);
    }

    @Override
    public Response<String> refund(Recorded recorded, List<ReturnedLine> lines, UUID key) {
        return call(documents, "refund", TaxMessages.refund(recorded, lines), key.toString(), TaxResponses::reference);
    }

    private <T> Response<T> call(
            CircuitBreaker breaker, String operation, Object body, String key, Function<JsonNode, T> reading) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a tax service must not be called inside a transaction");
        }
        var answer = breaker.<T>run(left -> send(operation, body, key, left, reading));
        var reason = switch (answer) {
            case Response.Given<T> _ -> null;
            case Response.Refused<T> refused -> refused.reason();
            case Response.None<T> none -> none.reason();
        };
        if (reason != null) {
            LOG.warn("The tax service did not {}: {}", operation, reason);
        }
        meters.counter(
                        "shop.tax.calls",
                        "operation",
                        operation,
                        "outcome",
                        answer.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return answer;
    }

    private <T> Response<T> send(String operation, Object body, String key, long left, Function<JsonNode, T> reading) {
        var running = http.sendAsync(
                request(operation, body, key, Duration.ofNanos(left)),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_READ));
        try {
            return interpret(running.get(left, TimeUnit.NANOSECONDS), reading);
        } catch (TimeoutException _) {
            running.cancel(true);
            return new Response.None<>(TIMEOUT);
        } catch (ExecutionException failure) {
            return new Response.None<>(reason(failure.getCause()));
        } catch (InterruptedException _) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new Response.None<>("interrupted");
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException _ -> TIMEOUT;
            case IOException failure -> failure.getClass().getSimpleName();
            case null, default -> "failure";
        };
    }

    private HttpRequest request(String operation, Object body, String key, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(base + "/" + operation))
                .timeout(timeout)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json.writeValueAsString(body), StandardCharsets.UTF_8))
                .build();
    }

    private <T> Response<T> interpret(HttpResponse<byte[]> response, Function<JsonNode, T> reading) {
        int status = response.statusCode();
        if (FINAL.contains(status)) {
            return new Response.Refused<>("status " + status);
        }
        if (status != 200 && status != 201) {
            return new Response.None<>("status " + status);
        }
        try {
            return new Response.Given<>(reading.apply(json.readTree(response.body())));
        } catch (JacksonException _) {
            return new Response.None<>("no JSON");
        } catch (TaxResponses.Nonsense nonsense) {
            return new Response.None<>(nonsense.reason());
        }
    }
}
