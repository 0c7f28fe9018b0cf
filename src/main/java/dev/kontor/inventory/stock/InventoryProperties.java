package dev.kontor.inventory.stock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the stock.
///
/// @param lowThreshold stock is low at this number of units over all locations, or fewer
/// @param expiryInterval interval between two runs that expire reservations
/// @param expiryBatch number of reservations that one transaction expires
/// @param allocation order in which locations are chosen if several have the units
/// @param holdLimit maximum number of unpaid units on hold
@Validated
@ConfigurationProperties("kontor.inventory")
public record InventoryProperties(
        @DefaultValue("5") @Min(0) @Max(1_000_000) int lowThreshold,
        @DefaultValue("10s") @NotNull Duration expiryInterval,
        @DefaultValue("50") @Min(1) @Max(1_000) int expiryBatch,
        @DefaultValue("priority") @NotNull AllocationStrategy allocation,
        @DefaultValue @Valid @NotNull HoldLimit holdLimit) {

    /// @param perOrder for one order; 0 for no limit
    /// @param perCustomer for all orders of one customer; 0 for no limit
    /// @param perSource for all orders from one network address; 0 for no limit
    record HoldLimit(
            @DefaultValue("1000") @Min(0) int perOrder,
            @DefaultValue("2000") @Min(0) int perCustomer,
            @DefaultValue("5000") @Min(0) int perSource) {}
}
