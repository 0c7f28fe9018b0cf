package dev.kontor.giftcard;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of gift cards.
///
/// @param breakageAfter how long after its validity the balance of a gift card is written off
/// @param refundValidity how long a gift card is valid at least after value was refunded to it
@Validated
@ConfigurationProperties("kontor.giftcard")
public record GiftCardProperties(
        @DefaultValue("30d") @NotNull Duration breakageAfter,
        @DefaultValue("90d") @NotNull Duration refundValidity) {}
