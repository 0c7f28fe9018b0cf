package dev.kontor.inventory.stock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param lowThreshold so many units available over all locations, or fewer, count as low stock
/// @param expiryInterval how often reservations are looked for whose time is over
/// @param expiryBatch how many of them are ended in one transaction
/// @param allocation where units are taken from first, if several locations have them
/// @param holdLimit how many units may be on hold before they are paid for
@Validated
@ConfigurationProperties("kontor.inventory")
public record InventoryProperties(
        @DefaultValue("5") @Min(0) @Max(1_000_000) int lowThreshold,
        @DefaultValue("10s") @NotNull Duration expiryInterval,
        @DefaultValue("50") @Min(1) @Max(1_000) int expiryBatch,
        @DefaultValue("priority") @NotNull AllocationStrategy allocation,
        @DefaultValue @Valid @NotNull HoldLimit holdLimit) {

    /// @param perOrder of one order; 0 for no limit
    /// @param perCustomer of all orders of one customer; 0 for no limit
    /// @param perSource of all orders from one network address; 0 for no limit
    record HoldLimit(
            @DefaultValue("1000") @Min(0) int perOrder,
            @DefaultValue("2000") @Min(0) int perCustomer,
            @DefaultValue("5000") @Min(0) int perSource) {}
}
