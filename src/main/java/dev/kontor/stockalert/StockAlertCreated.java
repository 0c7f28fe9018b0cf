package dev.kontor.stockalert;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A shopper waits for a variant. Guests have confirmed their address.
///
/// @param channel its code
public record StockAlertCreated(
        StockAlertId stockAlertId,
        VariantId variantId,
        @Schema(example = "default") String channel) implements Event {}
