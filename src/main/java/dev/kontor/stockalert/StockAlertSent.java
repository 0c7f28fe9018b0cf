package dev.kontor.stockalert;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A shopper who waited gets a mail: the variant can be bought again.
///
/// @param channel its code
public record StockAlertSent(
        StockAlertId stockAlertId,
        VariantId variantId,
        @Schema(example = "default") String channel) implements Event {}
