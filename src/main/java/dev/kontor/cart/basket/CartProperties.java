package dev.kontor.cart.basket;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param lifetime how long a guest's cart is kept after the last change
@Validated
@ConfigurationProperties("kontor.cart")
record CartProperties(@DefaultValue("30d") @NotNull Duration lifetime) {}
