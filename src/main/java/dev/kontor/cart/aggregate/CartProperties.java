package dev.kontor.cart.aggregate;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param lifetime how long a guest's cart is kept after the last change
/// @param quoteLifetime how long the prices of a quote are kept
/// @param abandonedAfter how long nobody must have changed a cart with an e-mail address to be told as abandoned
/// @param reminders whether its buyer gets a mail with a link to it
/// @param recoveryValidFor how long the link can be used
@Validated
@ConfigurationProperties("kontor.cart")
public record CartProperties(
        @DefaultValue("30d") @NotNull Duration lifetime,
        @DefaultValue("15m") @NotNull Duration quoteLifetime,
        @DefaultValue("4h") @NotNull Duration abandonedAfter,
        @DefaultValue("true") boolean reminders,
        @DefaultValue("7d") @NotNull Duration recoveryValidFor) {}
