package dev.kontor.cart.aggregate;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of carts.
///
/// @param lifetime time after the last change when a guest's cart is deleted
/// @param quoteLifetime how long a quote guarantees its prices
/// @param abandonedAfter idle time after which a cart with an e-mail address counts as abandoned
/// @param reminders whether the buyer of an abandoned cart gets a mail with a recovery link
/// @param recoveryValidFor how long a recovery link is valid
/// @param paymentLinkValidFor how long the payment link of a draft order is valid and guarantees its prices
/// @param maxDraftHold longest time for which a draft order can hold stock
@Validated
@ConfigurationProperties("kontor.cart")
public record CartProperties(
        @DefaultValue("30d") @NotNull Duration lifetime,
        @DefaultValue("15m") @NotNull Duration quoteLifetime,
        @DefaultValue("4h") @NotNull Duration abandonedAfter,
        @DefaultValue("true") boolean reminders,
        @DefaultValue("7d") @NotNull Duration recoveryValidFor,
        @DefaultValue("14d") @NotNull Duration paymentLinkValidFor,
        @DefaultValue("7d") @NotNull Duration maxDraftHold) {}
