package dev.kontor.identity.session;

import dev.kontor.identity.token.Audience;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How long sign-ins last.
///
/// @param customerLifetime after which a customer signs in again, however busy the session was
/// @param staffLifetime after which a member of staff signs in again
/// @param customerIdle after which a customer's session that was not refreshed is over
/// @param staffIdle after which the session of a member of staff that was not refreshed is over
/// @param keepEnded for how long the row of an ended session is kept
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
