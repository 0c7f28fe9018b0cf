package dev.kontor.document.settings;

import dev.kontor.document.DocumentKind;
import dev.kontor.document.DocumentLogoId;
import dev.kontor.document.content.Company;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The company data and number series of a channel.
///
/// @param channel code of the channel
/// @param yearly whether numbers contain the year and begin again with it
/// @param logoId on later documents; absent for none
public record DocumentSettings(
        String channel,
        long version,
        IssueTime automatic,
        Company company,
        String invoicePrefix,
        String creditNotePrefix,
        boolean yearly,
        ZoneId timeZone,
        int paymentDays,
        Instant updatedAt,
        @Nullable DocumentLogoId logoId) {

    /// The same settings with another logo.
    DocumentSettings withLogo(@Nullable DocumentLogoId logo, Instant now) {
        return new DocumentSettings(
                channel,
                version + 1,
                automatic,
                company,
                invoicePrefix,
                creditNotePrefix,
                yearly,
                timeZone,
                paymentDays,
                now,
                logo);
    }

    /// Returns the series of a document that is issued on that day: the text before its counter. It
    /// ends with a hyphen, so that no number belongs to two series.
    public String series(DocumentKind kind, LocalDate issuedOn) {
        var prefix = kind == DocumentKind.INVOICE ? invoicePrefix : creditNotePrefix;
        return yearly ? prefix + issuedOn.getYear() + "-" : prefix;
    }
}
