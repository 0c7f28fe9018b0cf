package dev.kontor.document.settings;

import dev.kontor.document.DocumentKind;
import dev.kontor.document.content.Company;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The company data and number series of a channel.
///
/// @param channel code of the channel
/// @param yearly whether numbers contain the year and begin again with it
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
        Instant updatedAt) {

    /// Returns the series of a document that is issued on that day: the text before its counter. It
    /// ends with a hyphen, so that no number belongs to two series.
    public String series(DocumentKind kind, LocalDate issuedOn) {
        var prefix = kind == DocumentKind.INVOICE ? invoicePrefix : creditNotePrefix;
        return yearly ? prefix + issuedOn.getYear() + "-" : prefix;
    }
}
