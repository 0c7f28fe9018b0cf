package dev.kontor.tax.vat;

import dev.kontor.tax.TaxProperties;
import dev.kontor.tax.VatNumber;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// VIES, the register of the European Union (`POST /check-vat-number`). It follows no redirects, reads little
/// of a response, and returns in time even if the register does not. After several failures it is not called
/// for a while.
@Component
class Vies {

    private static final Logger LOG = LoggerFactory.getLogger(Vies.class);
    private static final int MAX_READ = 16 * 1_024;
    private static final int MAX_TEXT_LENGTH = 500;
    private static final int FAILURES = 5;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final TaxProperties.VatCheck settings;
    private final TaxProperties.Seller seller;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final HttpClient http;
    private final Semaphore permits;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());

    Vies(TaxProperties properties, JsonMapper json, MeterRegistry meters) {
        this.settings = properties.vatCheck();
        this.seller = properties.seller();
        this.json = json;
        this.meters = meters;
        this.permits = new Semaphore(settings.concurrency());
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

    /// Whether the register knows such numbers.
    boolean knows(VatNumber number) {
        return settings.enabled() && number.isEuropean();
    }

    RegisterResponse ask(VatNumber number) {
        var answer = limited(number);
        meters.counter(
                        "shop.vat.checks",
                        "outcome",
                        answer.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return answer;
    }

    private RegisterResponse limited(VatNumber number) {
        if (System.nanoTime() - pausedUntil.get() < 0) {
            return new RegisterResponse.None("paused after failures");
        }
        if (!permits.tryAcquire()) {
            return new RegisterResponse.None("too many checks are running");
        }
        try {
            var answer = call(number);
            if (answer instanceof RegisterResponse.None none) {
                failed(none.reason());
            } else {
                failures.set(0);
            }
            return answer;
        } finally {
            permits.release();
        }
    }

    private void failed(String reason) {
        LOG.warn("VIES did not answer: {}", reason);
        if (failures.incrementAndGet() >= FAILURES) {
            // One call after the pause shows whether the register is back.
            failures.set(FAILURES - 1);
            pausedUntil.set(System.nanoTime() + PAUSE);
        }
    }

    private RegisterResponse call(VatNumber number) {
        var running = http.sendAsync(request(number), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_READ));
        try {
            return interpret(number, running.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            running.cancel(true);
            return new RegisterResponse.None("time-out");
        } catch (ExecutionException failure) {
            return new RegisterResponse.None(
                    failure.getCause() instanceof IOException cause
                            ? cause.getClass().getSimpleName()
                            : "failure");
        } catch (InterruptedException _) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new RegisterResponse.None("interrupted");
        }
    }

    private HttpRequest request(VatNumber number) {
        var body = new LinkedHashMap<String, String>();
        body.put("countryCode", number.prefix());
        body.put("vatNumber", number.digits());
        seller.number().filter(VatNumber::isEuropean).ifPresent(own -> {
            body.put("requesterMemberStateCode", own.prefix());
            body.put("requesterNumber", own.digits());
        });
        return HttpRequest.newBuilder(settings.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body), StandardCharsets.UTF_8))
                .build();
    }

    private RegisterResponse interpret(VatNumber number, HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            return new RegisterResponse.None("status " + response.statusCode());
        }
        JsonNode answer;
        try {
            answer = json.readTree(response.body());
        } catch (JacksonException _) {
            return new RegisterResponse.None("no JSON");
        }
        var valid = answer.path("valid");
        boolean same = number.prefix().equals(text(answer, "countryCode"))
                && number.digits().equals(text(answer, "vatNumber"));
        if (!valid.isBoolean() || !same) {
            var error = text(answer.path("errorWrappers").path(0), "error");
            return new RegisterResponse.None(error == null ? "another answer" : error);
        }
        var consultation = text(answer, "requestIdentifier");
        return valid.booleanValue()
                ? new RegisterResponse.Registered(consultation, text(answer, "name"), text(answer, "address"))
                : new RegisterResponse.Unregistered(consultation);
    }

    /// A text of the response on one line. VIES writes `---` for what a country does not disclose.
    private static @Nullable String text(JsonNode answer, String field) {
        var node = answer.path(field);
        if (!node.isString()) {
            return null;
        }
        var text = node.stringValue().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return text.isEmpty() || text.equals("---")
                ? null
                : text.substring(0, Math.min(text.length(), MAX_TEXT_LENGTH));
    }
}
