package dev.kontor.chaos;

import dev.kontor.chaos.Traffic.Answer;
import dev.kontor.testing.RawHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One connection of a good client: it gives every change a key, and repeats what was not answered, or was answered
/// "not now", with the same key until it knows.
final class Caller implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration STUBBORN = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Set<Integer> NOT_NOW = Set.of(0, 429, 502, 503);

    private final int port;
    private final Traffic traffic;
    private final Duration givesUp;
    private @Nullable RawHttp http;

    private Caller(int port, Traffic traffic, Duration givesUp) {
        this.port = port;
        this.traffic = traffic;
        this.givesUp = givesUp;
    }

    static Caller stubborn(int port, Traffic traffic) {
        return new Caller(port, traffic, STUBBORN);
    }

    /// One that goes away when it is told "not now".
    static Caller impatient(int port, Traffic traffic) {
        return new Caller(port, traffic, Duration.ZERO);
    }

    /// It was told "not now" too often.
    static final class TurnedAway extends RuntimeException {

        TurnedAway(String message) {
            super(message);
        }
    }

    static String key() {
        return "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
    }

    static boolean isGood(int status) {
        return status >= 200 && status < 300 && status != 202;
    }

    /// What the last answer contained.
    String body() {
        return http == null ? "" : http.body();
    }

    /// Repeats until the answer is one of the statuses that are wanted.
    JsonNode insist(String step, String method, String path, String headers, String body, IntPredicate wanted) {
        require(step, method, path, headers, body, wanted);
        return JSON.readTree(body());
    }

    /// Likewise, without reading the body, which would cost more than a cached page costs the shop.
    void require(String step, String method, String path, String headers, String body, IntPredicate wanted) {
        int status = decided(step, method, path, headers, body);
        if (!wanted.test(status)) {
            throw new IllegalStateException("%s %s was answered %d: %s".formatted(method, path, status, body()));
        }
    }

    /// Repeats until it is done or refused.
    ///
    /// @return the status
    int decided(String step, String method, String path, String headers, String body) {
        long end = System.nanoTime() + givesUp.toNanos();
        while (true) {
            var answer = ask(step, method, path, headers, body);
            boolean again = NOT_NOW.contains(answer.status())
                    || answer.status() == 202
                    || answer.code().equals("request-in-progress");
            if (!again) {
                return answer.status();
            }
            if (System.nanoTime() > end) {
                throw new TurnedAway(
                        "%s %s was answered %d at last: %s".formatted(method, path, answer.status(), body()));
            }
            Patience.pass(pause(answer));
        }
    }

    /// As long as the shop asks for if it is full, and not all at the same time.
    private Duration pause(Answer answer) {
        var pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, 500));
        return answer.isTurnedAway() && http != null ? pause.plusSeconds(http.retryAfterSeconds()) : pause;
    }

    /// One try.
    Answer ask(String step, String method, String path, String headers, String body) {
        long asked = System.nanoTime();
        int status = 0;
        var code = "";
        try {
            if (http == null) {
                http = new RawHttp(port, ANSWER);
            }
            status = http.call(RawHttp.send(method, path, headers, body));
            if (status >= 400) {
                code = JSON.readTree(http.body()).path("code").stringValue("");
            }
        } catch (IOException e) {
            code = e.getClass().getSimpleName();
            close();
        }
        var answer = new Answer(step, asked, System.nanoTime() - asked, status, code);
        traffic.add(answer);
        return answer;
    }

    @Override
    public void close() {
        if (http != null) {
            try {
                http.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            http = null;
        }
    }
}
