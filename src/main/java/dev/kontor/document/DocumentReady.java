package dev.kontor.document;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;

/// The files of a document can be downloaded.
///
/// @param number from the gapless series
public record DocumentReady(
        DocumentId documentId,
        DocumentKind kind,
        @Schema(example = "INV-2026-000123") String number,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber)
        implements Event {}
