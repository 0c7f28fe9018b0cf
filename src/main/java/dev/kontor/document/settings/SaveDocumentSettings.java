package dev.kontor.document.settings;

import dev.kontor.document.DocumentLogoId;
import dev.kontor.document.content.Company;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The company data and number series of a channel.
///
/// @param automatic when invoices are issued without a member of staff
/// @param invoicePrefix begins the numbers of invoices; channels and kinds with the same prefix share a
///     series
/// @param creditNotePrefix begins the numbers of credit notes
/// @param yearly whether numbers contain the year and begin again with it
/// @param timeZone IANA time zone that decides the day of issue
/// @param paymentDays days until an unpaid invoice is due
record SaveDocumentSettings(
        @NotNull IssueTime automatic,
        @NotNull @Valid Company company,

        @NotNull @Pattern(regexp = PREFIX) @Schema(example = "INV-")
        String invoicePrefix,

        @NotNull @Pattern(regexp = PREFIX) @Schema(example = "CN-")
        String creditNotePrefix,

        @NotNull @Schema(example = "true") Boolean yearly,

        @NotBlank @Size(max = 60) @Schema(example = "Europe/Berlin")
        String timeZone,

        @NotNull @Min(0) @Max(365) @Schema(example = "14") Integer paymentDays) {

    static final String PREFIX = "[A-Z0-9-]{0,19}-";

    DocumentSettings in(String channel, long version, ZoneId zone, Instant now, @Nullable DocumentLogoId logo) {
        return new DocumentSettings(
                channel,
                version,
                automatic,
                company,
                invoicePrefix,
                creditNotePrefix,
                yearly,
                zone,
                paymentDays,
                now,
                logo);
    }
}
