package dev.kontor.identity.apikey;

import dev.kontor.identity.ApiKeyId;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Records when each key was last used: in memory on each call, in the database once a minute, in one statement.
@Component
class KeyUses {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ConcurrentMap<ApiKeyId, Instant> uses = new ConcurrentHashMap<>();

    KeyUses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(ApiKeyId id) {
        uses.put(id, clock.instant());
    }

    @PreDestroy
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void write() {
        var taken = new HashMap<>(uses);
        if (taken.isEmpty()) {
            return;
        }
        taken.forEach(uses::remove);
        try {
            jdbc.sql("""
                            update identity.api_keys k set last_used_at = greatest(k.last_used_at, u.at)
                            from unnest(:ids::uuid[], :times::timestamptz[]) as u (id, at)
                            where k.id = u.id
                            """)
                    .param("ids", taken.keySet())
                    .param(
                            "times",
                            taken.values().stream().map(Instant::toString).toList())
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("The last use of {} keys could not be recorded", taken.size(), e);
        }
    }
}
