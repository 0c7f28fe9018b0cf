package dev.kontor.identity.session;

import dev.kontor.identity.token.Audience;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Session lifetimes.
///
/// @param customerLifetime maximum lifetime of a customer's session
/// @param staffLifetime maximum lifetime of a staff session
/// @param customerIdle after how long without a refresh a customer's session ends
/// @param staffIdle after how long without a refresh a staff session ends
/// @param keepEnded how long rows of ended sessions are retained until staff set the period `SESSIONS`; parts of days
/// count as days
@Validated
@ConfigurationProperties("kontor.identity.session")
record SessionProperties(
        @DefaultValue("30d") @DurationMin(minutes = 15) @DurationMax(days = 365)
        Duration customerLifetime,

        @DefaultValue("12h") @DurationMin(minutes = 15) @DurationMax(days = 7)
        Duration staffLifetime,

        @DefaultValue("14d") @DurationMin(minutes = 15) @DurationMax(days = 365)
        Duration customerIdle,

        @DefaultValue("2h") @DurationMin(minutes = 15) @DurationMax(days = 7)
        Duration staffIdle,

        @DefaultValue("7d") @DurationMin(minutes = 1) @DurationMax(days = 365)
        Duration keepEnded) {

    Duration lifetime(Audience audience) {
        return switch (audience) {
            case STORE -> customerLifetime;
            case ADMIN -> staffLifetime;
        };
    }

    Duration idle(Audience audience) {
        return switch (audience) {
            case STORE -> customerIdle;
            case ADMIN -> staffIdle;
        };
    }
}
