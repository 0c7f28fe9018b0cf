package dev.kontor.newsletter;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The newsletter.
///
/// @param purpose code of the purpose of consents that subscribers agree to
/// @param confirmWithin validity of the link that confirms a subscription; then the address is deleted
/// @param retainUnsubscribed how long the address of a former subscriber remains; then only its keyed hash
///     does
@Validated
@ConfigurationProperties("kontor.newsletter")
record NewsletterProperties(
        @DefaultValue("NEWSLETTER") @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}")
        String purpose,

        @DefaultValue("2d") @NotNull @DurationMin(minutes = 30) @DurationMax(days = 7)
        Duration confirmWithin,

        @DefaultValue("30d") @NotNull @DurationMin(days = 1) @DurationMax(days = 365)
        Duration retainUnsubscribed) {}
