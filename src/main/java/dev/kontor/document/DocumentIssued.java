package dev.kontor.document;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/// A document was issued; its files follow.
///
/// @param number from the gapless series
/// @param total with tax
public record DocumentIssued(
        DocumentId documentId,
        DocumentKind kind,
        @Schema(example = "INV-2026-000123") String number,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        Money total)
        implements Event {}
