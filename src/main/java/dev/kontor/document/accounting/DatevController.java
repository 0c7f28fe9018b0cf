package dev.kontor.document.accounting;

import dev.kontor.channel.ChannelId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Attachment;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Exports documents as bookings for DATEV.
@RestController
@RequestMapping("/admin/v1/channels/{id}")
@RequiresPermission(Permission.DOCUMENTS_READ)
@Tag(name = "Accounting", description = "Turnover by tax, and bookings for DATEV.")
class DatevController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=windows-1252");

    private final DatevService datev;
    private final DatevPaymentExport payments;

    DatevController(DatevService datev, DatevPaymentExport payments) {
        this.datev = datev;
        this.payments = payments;
    }

    /// Get the DATEV settings of a channel.
    ///
    /// Returns how its documents are booked. The settings have version 0 until they are saved.
    @GetMapping("/datev-settings")
    @Operation(operationId = "getDatevSettings")
    DatevSettingsDetails get(@PathVariable ChannelId id) {
        return datev.get(id);
    }

    /// Set the DATEV settings of a channel.
    ///
    /// Later exports use them, also for documents of the past. Send the returned `ETag` as `If-Match`.
    @PutMapping("/datev-settings")
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "setDatevSettings")
    @Problems(ProblemCode.REJECTED)
    DatevSettingsDetails save(@PathVariable ChannelId id, IfMatch ifMatch, @RequestBody @Valid DatevSettings request) {
        return datev.save(id, ifMatch, request);
    }

    /// Export bookings for DATEV.
    ///
    /// Returns the invoices and credit notes of a period as a file that DATEV imports (EXTF Buchungsstapel):
    /// each tax of a document is one booking of its gross amount. The period must be within one fiscal year.
    /// Nothing is left out: if something cannot be booked, the problem says what, and what to do.
    @GetMapping("/datev-bookings")
    @Operation(operationId = "exportDatevBookings")
    @FileResponse(
            value = "text/csv",
            maxLength = 20_971_520,
            description = "The file, in the character set windows-1252.")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<byte[]> export(@PathVariable ChannelId id, @ParameterObject @Valid AccountingPeriod period) {
        return file("EXTF_Buchungsstapel_%s_%s.csv", period, datev.export(id, period));
    }

    /// Export payments for DATEV.
    ///
    /// Returns the movements of money in a period as a file that DATEV imports (EXTF Buchungsstapel):
    /// captures and refunds of the orders of the channel, by provider, against the collective account of
    /// debtors, and disputes. The file of the default channel also has gift cards, store credit, and
    /// payments without an order. Days are those of the time zone of the company. The period must be within
    /// one fiscal year. Nothing is left out: if something cannot be booked, the problem says what, and what
    /// to do.
    @GetMapping("/datev-payments")
    @Operation(operationId = "exportDatevPayments")
    @FileResponse(
            value = "text/csv",
            maxLength = 20_971_520,
            description = "The file, in the character set windows-1252.")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<byte[]> payments(@PathVariable ChannelId id, @ParameterObject @Valid AccountingPeriod period) {
        return file("EXTF_Zahlungen_%s_%s.csv", period, payments.export(id, period));
    }

    private static ResponseEntity<byte[]> file(String pattern, AccountingPeriod period, byte[] file) {
        var name = pattern.formatted(period.from(), period.until());
        return Attachment.named(name, CSV).body(file);
    }
}
