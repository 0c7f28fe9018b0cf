package dev.kontor.document.api;

import dev.kontor.document.DocumentId;
import dev.kontor.document.DocumentKind;
import dev.kontor.document.DocumentLogoId;
import dev.kontor.document.DocumentTemplateId;
import dev.kontor.document.FileStatus;
import dev.kontor.document.content.DocumentContent;
import dev.kontor.order.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A document with everything it says.
///
/// @param number from the gapless series
/// @param channel code of the channel
/// @param precedingId the corrected invoice; absent for invoices
/// @param language of the texts (BCP 47)
/// @param issuedOn day of issue in the time zone of the company
/// @param status of its files
/// @param problem why the last rendering failed; absent unless `status` is `FAILED`
/// @param electronic whether it can be downloaded as XML
/// @param readyAt when the files were rendered; absent before
/// @param templateId version of the template of staff that prints it; absent for the built-in one
/// @param logoId the logo on it; absent for none
@Schema(name = "Document")
record DocumentDetails(
        DocumentId id,
        DocumentKind kind,
        @Schema(example = "INV-2026-000123") String number,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        @Nullable DocumentId precedingId,
        @Schema(example = "default") String channel,
        @Schema(example = "en") String language,
        LocalDate issuedOn,
        Instant issuedAt,
        FileStatus status,

        @Nullable @Schema(example = "The file storage did not respond.")
        String problem,

        boolean electronic,
        @Nullable Instant readyAt,
        @Nullable DocumentTemplateId templateId,
        @Nullable DocumentLogoId logoId,
        DocumentContent content) {}
