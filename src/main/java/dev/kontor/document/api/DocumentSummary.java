package dev.kontor.document.api;

import dev.kontor.document.DocumentId;
import dev.kontor.document.DocumentKind;
import dev.kontor.document.FileStatus;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/// A document in the list for staff.
///
/// @param number from the gapless series
/// @param channel code of the channel
/// @param issuedOn day of issue in the time zone of the company
/// @param total with tax; positive in credit notes
/// @param status of its files
/// @param electronic whether it can be downloaded as XML
record DocumentSummary(
        DocumentId id,
        DocumentKind kind,
        @Schema(example = "INV-2026-000123") String number,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        @Schema(example = "default") String channel,
        LocalDate issuedOn,
        Instant issuedAt,
        Money total,
        FileStatus status,
        boolean electronic) {}
