package dev.kontor.document.issue;

import dev.kontor.document.DocumentId;
import dev.kontor.document.DocumentIssued;
import dev.kontor.document.DocumentKind;
import dev.kontor.document.DocumentLogoId;
import dev.kontor.document.DocumentTemplateId;
import dev.kontor.document.content.DocumentContent;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An issued document as stored. It never changes.
///
/// @param series the number without its counter
/// @param source what it is issued for, once for each order: `order`, the id of a refund, or a
///     cancellation
/// @param precedingId the corrected invoice; absent for invoices
/// @param templateId the version of the template of staff that prints it; absent for the built-in one
/// @param logoId the logo on it; absent for none
public record StoredDocument(
        DocumentId id,
        DocumentKind kind,
        String series,
        String number,
        OrderId orderId,
        String orderNumber,
        String source,
        @Nullable DocumentId precedingId,
        @Nullable CustomerId customerId,
        String channel,
        Locale language,
        LocalDate issuedOn,
        Instant issuedAt,
        Money net,
        Money tax,
        Money gross,
        DocumentContent content,
        @Nullable DocumentTemplateId templateId,
        @Nullable DocumentLogoId logoId) {

    DocumentIssued event() {
        return new DocumentIssued(id, kind, number, orderId, orderNumber, gross);
    }

    DocumentContent.Preceding reference() {
        return new DocumentContent.Preceding(number, issuedOn);
    }
}
