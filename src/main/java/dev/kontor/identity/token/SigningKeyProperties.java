package dev.kontor.identity.token;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Rotation of signing keys.
///
/// @param rotateEvery how long a key signs before the next one takes over
/// @param publishAhead how long a new key is published before it signs; longer than clients may cache the keys
@Validated
@ConfigurationProperties("kontor.identity.signing-keys")
record SigningKeyProperties(
        @DefaultValue("30d") @NotNull Duration rotateEvery,
        @DefaultValue("15m") @NotNull Duration publishAhead) {

    @AssertTrue(message = "publish-ahead must be longer than the keys may be cached (5m) and shorter than rotate-every")
    boolean isPublishedInTime() {
        return publishAhead.compareTo(JwksController.MAX_AGE) > 0 && publishAhead.compareTo(rotateEvery) < 0;
    }
}
