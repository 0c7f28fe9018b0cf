package dev.kontor.document.settings;

import dev.kontor.document.content.Company;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The company data and number series of a channel. Only `version` and `channel` are present until they
/// are set.
///
/// @param version 0 until the settings are saved
/// @param channel code of the channel
/// @param automatic when invoices are issued without a member of staff
/// @param invoicePrefix begins the numbers of invoices
/// @param creditNotePrefix begins the numbers of credit notes
/// @param yearly whether numbers contain the year and begin again with it
/// @param timeZone IANA time zone that decides the day of issue
/// @param paymentDays days until an unpaid invoice is due
/// @param logo on later documents; absent for none
@Schema(name = "DocumentSettings")
record DocumentSettingsDetails(
        @Schema(example = "1") long version,
        @Schema(example = "default") String channel,
        @Nullable IssueTime automatic,
        @Nullable Company company,
        @Nullable @Schema(example = "INV-") String invoicePrefix,
        @Nullable @Schema(example = "CN-") String creditNotePrefix,
        @Nullable @Schema(example = "true") Boolean yearly,
        @Nullable @Schema(example = "Europe/Berlin") String timeZone,
        @Nullable @Schema(example = "14") Integer paymentDays,
        @Nullable Instant updatedAt,
        @Nullable DocumentLogoDetails logo)
        implements Versioned {

    static DocumentSettingsDetails none(String channel) {
        return new DocumentSettingsDetails(0, channel, null, null, null, null, null, null, null, null, null);
    }

    static DocumentSettingsDetails of(DocumentSettings settings, @Nullable DocumentLogoDetails logo) {
        return new DocumentSettingsDetails(
                settings.version(),
                settings.channel(),
                settings.automatic(),
                settings.company(),
                settings.invoicePrefix(),
                settings.creditNotePrefix(),
                settings.yearly(),
                settings.timeZone().getId(),
                settings.paymentDays(),
                settings.updatedAt(),
                logo);
    }
}
