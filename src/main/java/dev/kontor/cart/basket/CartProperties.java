package dev.kontor.cart.basket;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param lifetime how long a guest's cart is kept after the last change
/// @param quoteLifetime how long the prices of a quote are kept
@Validated
@ConfigurationProperties("kontor.cart")
record CartProperties(
        @DefaultValue("30d") @NotNull Duration lifetime,
        @DefaultValue("15m") @NotNull Duration quoteLifetime) {}
