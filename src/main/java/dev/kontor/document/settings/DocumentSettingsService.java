package dev.kontor.document.settings;

import dev.kontor.audit.AuditLog;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.document.content.Company;
import dev.kontor.shared.money.Iban;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.tax.EuMembers;
import dev.kontor.tax.VatNumber;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the company data and number series of channels.
@Service
@Transactional
class DocumentSettingsService implements ChannelUser {

    private final DocumentSettingsRepository settings;
    private final Channels channels;
    private final AuditLog audit;
    private final Clock clock;

    DocumentSettingsService(DocumentSettingsRepository settings, Channels channels, AuditLog audit, Clock clock) {
        this.settings = settings;
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DocumentSettingsDetails get(ChannelId id) {
        var channel = channel(id);
        return settings.find(channel.code())
                .map(DocumentSettingsDetails::of)
                .orElseGet(() -> DocumentSettingsDetails.none(channel.code()));
    }

    public DocumentSettingsDetails save(ChannelId id, IfMatch ifMatch, SaveDocumentSettings request) {
        var channel = channel(id);
        channels.hold(List.of(channel.code()), "/channel");
        var before = settings.find(channel.code());
        long version = before.map(DocumentSettings::version).orElse(0L);
        ifMatch.require(version);
        check(request.company());
        var wanted = request.in(channel.code(), version + 1, zone(request.timeZone()), clock.instant());
        if (before.isPresent() && isSame(before.get(), wanted)) {
            return DocumentSettingsDetails.of(before.get());
        }
        if (!settings.save(wanted)) {
            throw new ChangedMeanwhile();
        }
        var after = DocumentSettingsDetails.of(wanted);
        audit.record(
                "channel.document_settings_changed",
                id,
                before.map(DocumentSettingsDetails::of).orElse(null),
                after);
        return after;
    }

    @Override
    public void removeChannel(Channel channel) {
        settings.delete(channel.code());
    }

    private static boolean isSame(DocumentSettings stored, DocumentSettings wanted) {
        return new DocumentSettings(
                        stored.channel(),
                        wanted.version(),
                        stored.automatic(),
                        stored.company(),
                        stored.invoicePrefix(),
                        stored.creditNotePrefix(),
                        stored.yearly(),
                        stored.timeZone(),
                        stored.paymentDays(),
                        wanted.updatedAt())
                .equals(wanted);
    }

    private Channel channel(ChannelId id) {
        return channels.find(id).orElseThrow(() -> NotFoundException.of("channel", id));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException _) {
            throw RejectedException.at(
                    "/timeZone",
                    "not-found",
                    "There is no time zone " + id + ". Use an IANA name such as Europe/Berlin.");
        }
    }

    private static void check(Company company) {
        if (company.vatNumber() == null && company.taxNumber() == null) {
            throw RejectedException.at(
                    "/company/taxNumber",
                    "required",
                    "Invoices need `vatNumber` or `taxNumber`. Set at least one of them.");
        }
        if (company.vatNumber() != null
                && EuMembers.contains(company.country())
                && VatNumber.of(company.vatNumber()).isEmpty()) {
            throw RejectedException.at(
                    "/company/vatNumber",
                    "vat-number-form",
                    "No member state of the European Union has a VAT number of this form. Correct the number.");
        }
        if (company.iban() != null && !Iban.isValid(company.iban())) {
            throw RejectedException.at(
                    "/company/iban", "check-digits", "The check digits of the IBAN are wrong. Correct the number.");
        }
    }
}
