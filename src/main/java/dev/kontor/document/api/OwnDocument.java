package dev.kontor.document.api;

import dev.kontor.document.DocumentId;
import dev.kontor.document.DocumentKind;
import dev.kontor.document.FileStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/// A document of the buyer's order.
///
/// @param number of the document
/// @param issuedOn day of issue
/// @param total with tax; positive in credit notes
/// @param status of its files; they can be downloaded if it is `READY`
/// @param electronic whether it can be downloaded as XML
record OwnDocument(
        DocumentId id,
        DocumentKind kind,
        @Schema(example = "INV-2026-000123") String number,
        LocalDate issuedOn,
        Money total,
        FileStatus status,
        boolean electronic) {}
