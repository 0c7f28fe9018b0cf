package dev.kontor.storefront.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Knows the next time at which a product is published or unpublished, so that no response is cached for longer.
/// The database clock determines the remaining time; clock skew does not matter.
@Component
class NextChange {

    private static final String LEFT = """
            select coalesce(extract(epoch from least(min(due_at) - now(), interval '1 hour')) * 1000, -1)::bigint
            from catalog.pub_due where due_at > now()
            """;

    private final JdbcClient jdbc;
    private volatile @Nullable Long atNanos;

    NextChange(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
    void look() {
        long asked = System.nanoTime();
        long millis = jdbc.sql(LEFT).query(Long.class).single();
        atNanos = millis < 0 ? null : asked + Duration.ofMillis(millis).toNanos();
    }

    /// The maximum age, or less if something changes earlier.
    Duration within(Duration age) {
        var at = atNanos;
        if (at == null) {
            return age;
        }
        long left = at - System.nanoTime();
        return left > 0 && left < age.toNanos() ? Duration.ofNanos(left) : age;
    }
}
