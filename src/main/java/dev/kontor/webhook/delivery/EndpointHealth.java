package dev.kontor.webhook.delivery;

import dev.kontor.webhook.endpoint.DisabledReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tracks the health of endpoints. An endpoint that keeps failing is paused, longer each time, so that it
/// neither delays others nor is overloaded while it is down.
@Repository
class EndpointHealth {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    EndpointHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Contact(@Nullable String contactEmail) {}

    void succeeded(UUID endpoint) {
        jdbc.sql("""
                        update webhook.endpoints
                        set failures = 0, failing_since = null, paused_until = null, version = version + 1
                        where id = :id and failing_since is not null
                        """).param("id", endpoint).update();
    }

    /// @return since when it has been failing; empty if the endpoint no longer exists
    Optional<Instant> failed(UUID endpoint, Instant now) {
        return jdbc.sql("""
                        update webhook.endpoints set failures = failures + 1,
                            version = version + case when failing_since is null then 1 else 0 end,
                            failing_since = coalesce(failing_since, :now),
                            paused_until = case when failures + 1 >= :pauses
                                then :now + make_interval(secs => least(
                                    :longest, :first * power(2, least(failures + 1 - :pauses, 10)))) end
                        where id = :id returning failing_since
                        """)
                .param("now", now)
                .param("pauses", DeliveryQueue.FAILURES_TO_PAUSE)
                .param("first", FIRST_PAUSE.toSeconds())
                .param("longest", MAX_PAUSE.toSeconds())
                .param("id", endpoint)
                .query(Instant.class)
                .optional();
    }

    /// @return empty if it was already disabled
    Optional<Contact> disable(UUID endpoint, DisabledReason reason, Instant now) {
        return jdbc.sql("""
                        update webhook.endpoints set enabled = false, disabled_reason = :reason, disabled_at = :now,
                            version = version + 1, updated_at = :now
                        where id = :id and enabled returning contact_email
                        """)
                .param("reason", reason)
                .param("now", now)
                .param("id", endpoint)
                .query(Contact.class)
                .optional();
    }
}
