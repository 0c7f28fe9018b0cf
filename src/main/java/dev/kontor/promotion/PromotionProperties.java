package dev.kontor.promotion;

import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of promotions.
///
/// @param timeZone time zone of the weekdays and hours in conditions; unless set, `kontor.shop.time-zone`
@Validated
@ConfigurationProperties("kontor.promotion")
public record PromotionProperties(
        @DefaultValue("UTC") @NotNull ZoneId timeZone) {}
