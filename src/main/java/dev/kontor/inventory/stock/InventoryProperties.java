package dev.kontor.inventory.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param lowThreshold so many units available, or fewer, count as low stock
/// @param expiryInterval how often reservations are looked for whose time is over
/// @param expiryBatch how many of them are ended in one transaction
@Validated
@ConfigurationProperties("kontor.inventory")
record InventoryProperties(
        @DefaultValue("5") @Min(0) @Max(1_000_000) int lowThreshold,
        @DefaultValue("10s") @NotNull Duration expiryInterval,
        @DefaultValue("50") @Min(1) @Max(1_000) int expiryBatch) {}
