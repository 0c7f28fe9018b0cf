package dev.kontor.stockalert;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Stock alerts.
///
/// @param settleFor how long a variant must have been changed before shoppers get mails, so that stock
///     which is corrected at once causes none
/// @param mailsPerUnit how many shoppers get a mail for each unit that can be bought
/// @param reserveFor how long a mail counts against the units; afterwards the next shoppers get one if
///     units are left
/// @param confirmWithin how long the link is valid that confirms the address of a guest
/// @param waitFor how long a shopper waits at most; then the alert is deleted
/// @param retainSent how long alerts remain after the mail
@Validated
@ConfigurationProperties("kontor.stock-alert")
record StockAlertProperties(
        @DefaultValue("2m") @NotNull @DurationMin(seconds = 0) @DurationMax(days = 1)
        Duration settleFor,

        @DefaultValue("1") @Min(1) @Max(100) int mailsPerUnit,

        @DefaultValue("24h") @NotNull @DurationMin(minutes = 5) @DurationMax(days = 30)
        Duration reserveFor,

        @DefaultValue("2d") @NotNull @DurationMin(minutes = 30) @DurationMax(days = 7)
        Duration confirmWithin,

        @DefaultValue("365d") @NotNull @DurationMin(days = 1) @DurationMax(days = 1095)
        Duration waitFor,

        @DefaultValue("30d") @NotNull @DurationMin(days = 1) @DurationMax(days = 365)
        Duration retainSent) {}
