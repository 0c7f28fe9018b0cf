package dev.kontor.order.paymentlink;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of payment links.
///
/// @param paymentLinkValidFor how long buyers can pay what an order awaits with a payment link
@Validated
@ConfigurationProperties("kontor.order")
record OrderProperties(
        @DefaultValue("14d") @NotNull @DurationMin(hours = 1) @DurationMax(days = 90)
        Duration paymentLinkValidFor) {}
