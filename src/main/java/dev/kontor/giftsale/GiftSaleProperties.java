package dev.kontor.giftsale;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of sold gift cards.
///
/// @param timeZone of the day on which a gift card is delivered; unless set, `kontor.shop.time-zone`
/// @param deliverAt time of that day at which it is mailed
/// @param maxSends how often a gift card is mailed if its buyer requests it; staff can send it more often
@Validated
@ConfigurationProperties("kontor.giftsale")
public record GiftSaleProperties(
        @DefaultValue("UTC") @NotNull ZoneId timeZone,
        @DefaultValue("08:00") @NotNull LocalTime deliverAt,
        @DefaultValue("5") @Min(1) @Max(100) int maxSends) {}
