package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.chaos.Traffic.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// A Redis that stops, freezes, forgets everything or answers slowly, while people buy (R93).
@Chaos
class RedisChaos {

    private static final int BUYERS = 4;
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration OUTAGE = Duration.ofSeconds(8);
    private static final long MAX_ADDED_MILLIS = 100;
    private static final Predicate<Answer> SHOPPING = answer -> !answer.step().equals("browse");

    @FunctionalInterface
    private interface Step {
        void run(RedisServer redis) throws IOException, InterruptedException;
    }

    @Test
    void survivesAStop(Stage stage) throws Exception {
        outage(stage, "Redis stopped", RedisServer::stop, RedisServer::startAgain);
    }

    @Test
    void survivesAFreeze(Stage stage) throws Exception {
        outage(stage, "Redis frozen (SIGSTOP)", RedisServer::freeze, RedisServer::thaw);
    }

    @Test
    void survivesAFlush(Stage stage) throws Exception {
        outage(stage, "Redis flushed twice", RedisServer::flush, RedisServer::flush);
    }

    @Test
    void survivesASlowLink(Stage stage) throws Exception {
        outage(
                stage,
                "Redis 200 ms away",
                _ -> stage.toRedis().slow(Duration.ofMillis(100)),
                _ -> stage.toRedis().pass());
    }

    private static void outage(Stage stage, String name, Step begin, Step end) throws Exception {
        var redis = stage.redis().orElse(null);
        if (redis == null) {
            Report.skipped(name, "no redis-server on the path");
        }
        Assumptions.assumeTrue(redis != null, "no redis-server on the path");
        var crowd = Crowd.of(BUYERS, stage).during(CALM);
        long begun = System.nanoTime();
        begin.run(redis);
        crowd.during(OUTAGE);
        end.run(redis);
        long ended = System.nanoTime();
        crowd.during(CALM).callOff();

        Predicate<Answer> before = SHOPPING.and(answer -> answer.answered() < begun);
        Predicate<Answer> during = SHOPPING.and(answer -> answer.asked() > begun && answer.answered() < ended);
        long added = crowd.traffic().percentile(50, during) - crowd.traffic().percentile(50, before);
        long addedToSlow =
                crowd.traffic().percentile(95, during) - crowd.traffic().percentile(95, before);
        var violations = new ArrayList<String>();
        if (Math.max(added, addedToSlow) >= MAX_ADDED_MILLIS) {
            violations.add(
                    "%d ms were added to the median, %d ms to the 95th percentile".formatted(added, addedToSlow));
        }
        crowd.traffic().all().stream()
                .filter(answer -> answer.status() == 0 || answer.status() >= 500)
                .limit(1)
                .forEach(answer -> violations.add("an answer was an error: " + answer));
        violations.addAll(Invariants.violations(stage, crowd));
        Report.add(
                name,
                "for %d s under %d buyers".formatted(OUTAGE.toSeconds(), BUYERS),
                crowd,
                "%+d ms median, %+d ms p95, %d ms longest"
                        .formatted(added, addedToSlow, crowd.traffic().worst(during)),
                violations);
        assertThat(crowd.bought()).isPositive();
    }
}
